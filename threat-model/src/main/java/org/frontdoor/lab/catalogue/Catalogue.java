package org.frontdoor.lab.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All scenarios as data, by their identifiers.
 *
 * @param entries by identifier
 */
public record Catalogue(SortedMap<String, Entry> entries) {

  private static final String FOLDER = "/catalogue/";

  /** Copies. */
  public Catalogue {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /**
   * Reads the entries of these identifiers from the program's own resources.
   *
   * @throws CatalogueException if one is missing or malformed
   */
  public static Catalogue load(Collection<String> ids) throws CatalogueException {
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (String id : ids) {
      entries.put(id, EntryReader.read(id + ".yaml", text(id + ".yaml")));
    }
    return new Catalogue(entries);
  }

  /** The entry of an identifier. */
  public Optional<Entry> find(String id) {
    @Nullable Entry entry = entries.get(id);
    return Optional.ofNullable(entry);
  }

  private static String text(String file) throws CatalogueException {
    try (@Nullable InputStream in = Catalogue.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new CatalogueException(
            file, 1, "the file", "is missing", "write it beside the other entries");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CatalogueException(
          file, 1, "the file", "cannot be read", "install the program again");
    }
  }
}
