package org.frontdoor.authority.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;

/**
 * One level of a YAML file, read strictly: a key that is unknown, missing, repeated or has a bad
 * value stops the reading and is named with its value and its rule. Call {@link #refuseOthers} when
 * all known keys are read.
 */
public final class YamlSection {

  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final Path file;
  private final String prefix;
  private final JsonNode node;
  private final Set<String> known = new HashSet<>();

  private YamlSection(Path file, String prefix, JsonNode node) {
    this.file = file;
    this.prefix = prefix;
    this.node = node;
  }

  /** Reads a file. */
  public static YamlSection read(Path file) {
    try {
      JsonNode root = YAML.readTree(Files.readString(file));
      if (root == null || !root.isObject()) {
        throw bad(file, "holds no keys", "Write one key a line, as docs/authority.md shows");
      }
      return new YamlSection(file, "", root);
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
      throw bad(file, "is not YAML" + where, "Correct the line; each key stands once");
    } catch (NoSuchFileException e) {
      throw new AuthorityException(
          Fault.STORAGE,
          "There is no file " + file,
          "Name it with --config, or make one with `frontdoor pki init` or `authority enroll`");
    } catch (IOException e) {
      throw new AuthorityException(
          Fault.STORAGE, "The file " + file + " cannot be read", "Check its rights", e);
    }
  }

  /** The section under a key, which must be there. */
  public YamlSection section(String key) {
    JsonNode value = at(key);
    if (!value.isObject()) {
      throw bad(key, value, "holds keys of its own");
    }
    return new YamlSection(file, prefix + key + ".", value);
  }

  /** The sections in the list under a key; none if the key is absent. */
  public List<YamlSection> sections(String key) {
    List<YamlSection> sections = new ArrayList<>();
    JsonNode list = at(key);
    for (int i = 0; i < list.size(); i++) {
      sections.add(new YamlSection(file, prefix + key + "[" + i + "].", list.get(i)));
    }
    return sections;
  }

  /** The text under a key, which must be there and match as a whole. */
  public String text(String key, Pattern form, String rule) {
    JsonNode value = at(key);
    if (!value.isValueNode() || !form.matcher(value.asText()).matches()) {
      throw bad(key, value, rule);
    }
    return value.asText();
  }

  /** The text under a key, if it is there. */
  public Optional<String> optionalText(String key, Pattern form, String rule) {
    known.add(key);
    return node.has(key) ? Optional.of(text(key, form, rule)) : Optional.empty();
  }

  /** The texts in the list under a key; at least one. */
  public List<String> texts(String key) {
    JsonNode list = at(key);
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText()));
    if (!list.isArray() || texts.isEmpty() || texts.contains("")) {
      throw bad(key, list, "is a list with at least one element");
    }
    return texts;
  }

  /** The number under a key, which must be there. */
  public int number(String key, int lowest, int highest) {
    JsonNode value = at(key);
    if (!value.isInt() || value.asInt() < lowest || value.asInt() > highest) {
      throw bad(key, value, "is a number from " + lowest + " to " + highest);
    }
    return value.asInt();
  }

  /** The flag under a key; false if it is absent. */
  public boolean flag(String key) {
    JsonNode value = at(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw bad(key, value, "is true or false");
    }
    return value.asBoolean(false);
  }

  /** The path under a key, which must be there; relative ones are relative to the file. */
  public Path path(String key) {
    return resolve(text(key, Pattern.compile(".+"), "is a path"));
  }

  /** The paths in the list under a key; at least one. */
  public List<Path> paths(String key) {
    return texts(key).stream().map(this::resolve).toList();
  }

  /** Refuses every key that was not asked for. */
  public void refuseOthers() {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw bad(file, "has the unknown key " + prefix + key, "Remove or correct the key");
              }
            });
  }

  /** A refusal of the value under a key. */
  public AuthorityException bad(String key, String rule) {
    return bad(key, at(key), rule);
  }

  private AuthorityException bad(String key, JsonNode value, String rule) {
    String name = prefix + key;
    String found = value.isMissingNode() ? "is missing" : "is " + value;
    return bad(file, "is wrong: " + name + " " + found, "A good " + name + " " + rule);
  }

  private static AuthorityException bad(Path file, String what, String remedy) {
    return new AuthorityException(Fault.USAGE, "The file " + file + " " + what, remedy);
  }

  private JsonNode at(String key) {
    known.add(key);
    JsonNode value = node.get(key);
    return value == null ? MissingNode.getInstance() : value;
  }

  private Path resolve(String path) {
    Path directory = file.toAbsolutePath().getParent();
    return directory == null ? Path.of(path) : directory.resolve(path).normalize();
  }
}
