package org.frontdoor.conformance.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** The fields of one entry of the catalogue's file, read strictly. */
final class Fields {

  private String name;
  private final Map<?, ?> values;
  private final Set<String> known = new HashSet<>();

  private Fields(String name, Map<?, ?> values) {
    this.name = name;
    this.values = values;
  }

  /** Reads a file, which is a map. */
  static Fields parse(String yaml) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    strict.setMaxAliasesForCollections(0);
    try {
      @Nullable Object root = new Yaml(new SafeConstructor(strict)).load(yaml);
      if (root instanceof Map<?, ?> map) {
        return new Fields("the file", map);
      }
      throw new CatalogueException(
          "the file", "it has no fields", "Write groups and requirements into it");
    } catch (MarkedYAMLException e) {
      String line =
          e.getProblemMark() == null ? "" : ", line " + (e.getProblemMark().getLine() + 1);
      throw notYaml("the file" + line, String.valueOf(e.getProblem()));
    } catch (YAMLException e) {
      throw notYaml("the file", String.valueOf(e.getMessage()));
    }
  }

  private static CatalogueException notYaml(String where, String problem) {
    return new CatalogueException(
        where, "it is not YAML (" + problem + ")", "Correct the line; each field stands once");
  }

  /** Says how the entry is called in errors from now on. */
  void isCalled(String newName) {
    name = newName;
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  /** The entries of a list of maps. */
  List<Fields> entries(String field, String singular) {
    List<Fields> entries = new ArrayList<>();
    for (@Nullable Object entry : list(field)) {
      if (!(entry instanceof Map<?, ?> map)) {
        throw fault(
            field,
            "has an entry without fields, number " + (entries.size() + 1),
            "Write it like the others");
      }
      entries.add(new Fields(singular + " " + (entries.size() + 1), map));
    }
    return entries;
  }

  /** A text that matches as a whole. */
  String text(String field, Pattern form, String rule) {
    if (get(field) instanceof String text && form.matcher(text).matches()) {
      return text;
    }
    throw fault(field, has(field) ? "has a bad value" : "is missing", "It " + rule);
  }

  /** One of some words. */
  <T extends Word> T word(String field, T[] words) {
    return word(field, get(field), words);
  }

  /** Several of some words. */
  <T extends Word> List<T> words(String field, T[] words) {
    return list(field).stream().map(value -> word(field, value, words)).toList();
  }

  /** Refuses the entry if it has a field that nobody asked for. */
  void refuseOthers() {
    for (Object field : values.keySet()) {
      if (!known.contains(String.valueOf(field))) {
        throw fault(
            String.valueOf(field), "is unknown", "Leave it out, or correct the name of the field");
      }
    }
  }

  CatalogueException fault(String field, String rule, String remedy) {
    return new CatalogueException(name + ", field " + field, "it " + rule, remedy);
  }

  private <T extends Word> T word(String field, @Nullable Object value, T[] words) {
    return Arrays.stream(words)
        .filter(word -> word.word().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                fault(
                    field,
                    has(field) ? "has a bad value" : "is missing",
                    "It is one of "
                        + Arrays.stream(words).map(Word::word).collect(Collectors.joining(", "))));
  }

  private List<?> list(String field) {
    if (get(field) instanceof List<?> list) {
      return list;
    }
    throw fault(
        field, has(field) ? "is no list" : "is missing", "Write a list, which may be empty: []");
  }

  private @Nullable Object get(String field) {
    known.add(field);
    return values.get(field);
  }
}
