package org.frontdoor.conformance.statement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.frontdoor.common.v1.EndpointId;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a declaration, strictly: what it does not know it refuses. */
public final class StatementReader {

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
  private static final Set<String> FIELDS =
      Set.of(
          "role",
          "test-system",
          "country",
          "id",
          "profiles",
          "features",
          "upper-tester",
          "accounts",
          "spool-bytes",
          "latency-millis",
          "commands",
          "delivery-keys");

  private final String file;
  private final Map<?, ?> fields;

  private StatementReader(String file, Map<?, ?> fields) {
    this.file = file;
    this.fields = fields;
  }

  /**
   * Reads a declaration.
   *
   * @param file its name, for messages
   * @param yaml what it holds
   * @throws StatementException if it is not a declaration
   */
  public static EndpointStatement read(String file, String yaml) throws StatementException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    Object parsed;
    try {
      parsed = new Yaml(new SafeConstructor(options)).load(yaml);
    } catch (YAMLException e) {
      throw new StatementException(file, "the file", "is not YAML", "see docs/conformance.md");
    }
    if (!(parsed instanceof Map<?, ?> fields)) {
      throw new StatementException(
          file, "the file", "holds no fields", "see docs/conformance.md for what belongs there");
    }
    return new StatementReader(file, fields).statement();
  }

  private EndpointStatement statement() throws StatementException {
    for (Object key : fields.keySet()) {
      if (!FIELDS.contains(String.valueOf(key))) {
        throw wrong(String.valueOf(key), "is not a field of a declaration", "remove it");
      }
    }
    EndpointId id =
        EndpointId.newBuilder()
            .setCountryCode(text("country", COUNTRY, "is not a country code of two capitals"))
            .setUniqueIdentifier(text("id", IDENTIFIER, "is not an identifier of an endpoint"))
            .build();
    return new EndpointStatement(
        role(),
        testSystem(),
        id,
        new LinkedHashSet<>(texts("profiles")),
        known("features", Feature::of, "is not a feature that the suite knows"),
        known("upper-tester", TesterCall::of, "is not a call of an upper tester"),
        texts("accounts"),
        spoolBytes(),
        latency(),
        new AdapterReader(fields, this::wrong).read(role()));
  }

  private TestedRole role() throws StatementException {
    return switch (String.valueOf(fields.get("role"))) {
      case "provider" -> TestedRole.PROVIDER;
      case "authority" -> TestedRole.AUTHORITY;
      default -> throw wrong("role", "is neither provider nor authority", "write one of them");
    };
  }

  private boolean testSystem() throws StatementException {
    @Nullable Object value = fields.get("test-system");
    if (value instanceof Boolean test) {
      return test;
    }
    throw wrong("test-system", "is neither true nor false", "say whether it is a test system");
  }

  private OptionalLong spoolBytes() throws StatementException {
    @Nullable Object value = fields.get("spool-bytes");
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value instanceof Number bytes && !(bytes instanceof Double) && bytes.longValue() > 0) {
      return OptionalLong.of(bytes.longValue());
    }
    throw wrong("spool-bytes", "is not a number of bytes", "write how much it keeps, or nothing");
  }

  private Optional<Duration> latency() throws StatementException {
    @Nullable Object value = fields.get("latency-millis");
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Integer millis && millis > 0) {
      return Optional.of(Duration.ofMillis(millis));
    }
    throw wrong("latency-millis", "is not a number of milliseconds", "write a whole number");
  }

  private String text(String field, Pattern form, String rule) throws StatementException {
    String value = String.valueOf(fields.get(field));
    if (!fields.containsKey(field) || !form.matcher(value).matches()) {
      throw wrong(field, rule, "write what stands in the endpoint's certificates");
    }
    return value;
  }

  private List<String> texts(String field) throws StatementException {
    @Nullable Object value = fields.get(field);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(field, "is not a list", "write it as [a, b]");
    }
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(String.valueOf(one)));
    return texts;
  }

  private <T> Set<T> known(String field, Function<String, Optional<T>> words, String rule)
      throws StatementException {
    Set<T> known = new LinkedHashSet<>();
    for (String word : texts(field)) {
      known.add(
          words.apply(word).orElseThrow(() -> wrong(field, "'" + word + "' " + rule, "remove it")));
    }
    return known;
  }

  private StatementException wrong(String field, String rule, String remedy) {
    return new StatementException(file, field, rule, remedy);
  }
}
