package org.frontdoor.provider.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the configuration from a YAML file, with single values overridden by environment variables:
 * {@code FRONTDOOR_PROVIDER_LISTEN_LI=0} sets {@code listen.li}. An unknown key or variable stops
 * the start.
 */
final class ConfigFile {

  private static final String PREFIX = "FRONTDOOR_PROVIDER_";

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .registerModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private ConfigFile() {}

  static ProviderConfig read(Path file, Map<String, String> environment) {
    JsonNode tree = tree(file);
    if (!(tree instanceof ObjectNode root)) {
      throw new ConfigException(
          file + " holds no configuration; `frontdoor pki init` writes one to start from");
    }
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            override(
                root,
                ProviderConfig.class,
                name,
                List.of(name.substring(PREFIX.length()).split("_")),
                value);
          }
        });
    ObjectNode merged = defaults();
    overlay(merged, root);
    Path folder = file.toAbsolutePath().getParent();
    return convert(merged, file).resolvedAgainst(folder == null ? Path.of("") : folder);
  }

  private static JsonNode tree(Path file) {
    if (!Files.isReadable(file)) {
      throw new ConfigException(
          "cannot read "
              + file
              + "; name the provider's configuration with --config, or make one with `frontdoor pki init`");
    }
    try {
      return YAML.readTree(file.toFile());
    } catch (JsonProcessingException e) {
      throw new ConfigException(
          file + ": line " + e.getLocation().getLineNr() + ": not YAML, or a key stands twice");
    } catch (IOException e) {
      throw new ConfigException("cannot read " + file + ": " + e.getMessage());
    }
  }

  private static ObjectNode defaults() {
    try (InputStream resource = ConfigFile.class.getResourceAsStream("provider-defaults.yaml")) {
      return (ObjectNode) YAML.readTree(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void overlay(ObjectNode under, ObjectNode over) {
    over.properties()
        .forEach(
            entry -> {
              if (entry.getValue() instanceof ObjectNode child
                  && under.get(entry.getKey()) instanceof ObjectNode existing) {
                overlay(existing, child);
              } else {
                under.set(entry.getKey(), entry.getValue());
              }
            });
  }

  private static ProviderConfig convert(ObjectNode root, Path file) {
    try {
      return YAML.treeToValue(root, ProviderConfig.class);
    } catch (UnrecognizedPropertyException e) {
      throw new ConfigException(
          keyOf(e),
          "is unknown in "
              + file
              + "; known here: "
              + e.getKnownPropertyIds().stream()
                  .map(Object::toString)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    } catch (MismatchedInputException e) {
      throw new ConfigException(
          keyOf(e), "is missing, or has a value of the wrong kind, in " + file);
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof ConfigException rule) {
        throw rule;
      }
      throw new ConfigException(keyOf(e), "has a value of the wrong kind in " + file);
    } catch (JsonProcessingException e) {
      throw new ConfigException(file + " is not a configuration");
    }
  }

  private static String keyOf(JsonMappingException e) {
    return e.getPath().stream()
        .map(reference -> String.valueOf(reference.getFieldName()))
        .collect(Collectors.joining("."));
  }

  private static void override(
      ObjectNode node, Class<?> type, String variable, List<String> path, String value) {
    RecordComponent component = component(type, variable, path.get(0));
    if (path.size() == 1) {
      node.put(component.getName(), value);
      return;
    }
    if (!component.getType().isRecord()) {
      throw unknown(variable);
    }
    ObjectNode child =
        node.get(component.getName()) instanceof ObjectNode existing
            ? existing
            : node.putObject(component.getName());
    override(child, component.getType(), variable, path.subList(1, path.size()), value);
  }

  private static RecordComponent component(Class<?> type, String variable, String segment) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getName().equalsIgnoreCase(segment)) {
        return component;
      }
    }
    throw unknown(variable);
  }

  private static ConfigException unknown(String variable) {
    return new ConfigException(
        "environment variable " + variable + " names no configuration key; unset it");
  }
}
