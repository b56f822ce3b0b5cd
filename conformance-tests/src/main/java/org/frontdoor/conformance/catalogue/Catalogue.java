package org.frontdoor.conformance.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All requirements, in the order of their file. Immutable. */
public final class Catalogue {

  private static final String RESOURCE = "/org/frontdoor/conformance/requirements.yaml";

  private final List<Group> groups;
  private final Map<String, Requirement> byId;

  /**
   * A group of requirements.
   *
   * @param id what its identifiers begin with
   * @param title what it is about
   */
  public record Group(String id, String title) {}

  Catalogue(List<Group> groups, List<Requirement> requirements) {
    this.groups = List.copyOf(groups);
    Map<String, Requirement> map = new LinkedHashMap<>();
    requirements.forEach(requirement -> map.put(requirement.id(), requirement));
    this.byId = map;
  }

  /**
   * The catalogue that comes with the suite: proto/spec/requirements.yaml.
   *
   * @throws CatalogueException if it is not there or breaks a rule
   */
  public static Catalogue load() {
    try (@Nullable InputStream yaml = Catalogue.class.getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new CatalogueException(
            RESOURCE, "it is not on the class path", "Build the suite again");
      }
      return read(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CatalogueException(RESOURCE, "it cannot be read", "Build the suite again");
    }
  }

  /**
   * Reads a catalogue strictly.
   *
   * @throws CatalogueException if a field is unknown, missing, doubled or has a bad value, an
   *     identifier stands twice, or a reason is missing where there is no case
   */
  public static Catalogue read(String yaml) {
    return CatalogueReader.read(yaml);
  }

  /** The groups, in order. */
  public List<Group> groups() {
    return groups;
  }

  /** All requirements, in order. */
  public List<Requirement> requirements() {
    return List.copyOf(byId.values());
  }

  /** The requirement with an identifier. */
  public Optional<Requirement> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The requirements of a group, in order; none if there is no such group. */
  public List<Requirement> of(String group) {
    return byId.values().stream().filter(requirement -> requirement.group().equals(group)).toList();
  }

  /** The identifiers of a group, in order; none if there is no such group. */
  public List<String> idsOf(String group) {
    return of(group).stream().map(Requirement::id).toList();
  }
}
