package org.frontdoor.conformance.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.frontdoor.conformance.net.Address;
import org.frontdoor.conformance.session.RefusedException;
import org.frontdoor.conformance.session.RefusedException.Kind;
import org.frontdoor.conformance.session.Selection;
import org.frontdoor.conformance.session.Target;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * The engine's configuration parameters, which begin with {@code frontdoor.conformance.} and are
 * named like the options of {@code frontdoor conformance run}. Several patterns of {@code only} are
 * separated by commas; {@code time-limit} is in seconds.
 */
final class Settings {

  private static final String PREFIX = "frontdoor.conformance.";
  private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);

  private final ConfigurationParameters parameters;

  Settings(ConfigurationParameters parameters) {
    this.parameters = parameters;
  }

  /** Whether the engine is meant to do anything at all. */
  boolean isThere() {
    return get("endpoint").isPresent();
  }

  Target target() throws RefusedException {
    Optional<Address> tester =
        get("upper-tester").isEmpty() ? Optional.empty() : Optional.of(address("upper-tester"));
    return new Target(
        address("endpoint"),
        tester,
        Path.of(needed("credentials")),
        get("declaration").map(Path::of),
        needed("profile"));
  }

  Selection selection() {
    return new Selection(
        List.of(),
        get("only").stream()
            .flatMap(all -> Arrays.stream(all.split(",")))
            .map(String::strip)
            .toList());
  }

  Optional<Path> waivers() {
    return get("waivers").map(Path::of);
  }

  OptionalLong seed() throws RefusedException {
    Optional<String> seed = get("seed");
    return seed.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number("seed", seed.get()));
  }

  Duration timeLimit() throws RefusedException {
    Optional<String> limit = get("time-limit");
    return limit.isEmpty() ? USUAL_LIMIT : seconds(limit.get());
  }

  private static Duration seconds(String text) throws RefusedException {
    try {
      return Duration.parse("PT" + text.strip() + "S");
    } catch (DateTimeParseException e) {
      throw wrong("time-limit", "is not a number of seconds");
    }
  }

  private Address address(String name) throws RefusedException {
    try {
      return Address.parse(needed(name));
    } catch (IllegalArgumentException e) {
      throw wrong(name, "is not host:port");
    }
  }

  private String needed(String name) throws RefusedException {
    return get(name).orElseThrow(() -> wrong(name, "is missing"));
  }

  private static long number(String name, String text) throws RefusedException {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw wrong(name, "is not a number");
    }
  }

  private Optional<String> get(String name) {
    return parameters.get(PREFIX + name);
  }

  private static RefusedException wrong(String name, String rule) {
    return new RefusedException(
        Kind.USAGE, "The configuration parameter " + PREFIX + name + " " + rule);
  }
}
