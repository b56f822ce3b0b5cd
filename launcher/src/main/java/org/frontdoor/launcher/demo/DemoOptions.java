package org.frontdoor.launcher.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What a demonstration is asked to do.
 *
 * @param trace trace file to replay; the generator makes traffic if there is none
 * @param speed how many times faster than the trace, or {@code max}
 * @param targets accounts to intercept; chosen by the demonstration if there are none
 * @param duration how long traffic lasts; a trace is replayed to its end if there is none
 * @param seed what the generator makes its traffic from
 * @param rate messages a second that the generator makes
 */
record DemoOptions(
    Optional<Path> trace,
    String speed,
    List<String> targets,
    Optional<Duration> duration,
    long seed,
    OptionalLong rate) {

  static final Duration USUAL_DURATION = Duration.ofSeconds(20);

  private static final String MAX = "max";
  private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final int MOST_TARGETS = 64;

  /** Refuses what cannot be done, in words about the options. */
  DemoOptions {
    targets = List.copyOf(targets);
    require(speed.equals(MAX) || isPositive(speed), "--speed is a number above 0, or max");
    require(
        targets.stream().allMatch(target -> TARGET.matcher(target).matches()),
        "--targets holds something that is no account identifier");
    require(
        targets.stream().distinct().count() == targets.size(),
        "--targets names the same account twice");
    require(targets.size() <= MOST_TARGETS, "--targets names more than " + MOST_TARGETS);
    require(
        duration.isEmpty() || duration.get().compareTo(Duration.ZERO) > 0,
        "--duration is longer than nothing, like 20s");
    require(rate.isEmpty() || rate.getAsLong() > 0, "--rate is a number above 0");
  }

  /** How long traffic lasts; empty for a trace that is replayed to its end. */
  Optional<Duration> trafficFor() {
    return trace.isPresent() ? duration : Optional.of(duration.orElse(USUAL_DURATION));
  }

  /** The same with these targets. */
  DemoOptions withTargets(List<String> chosen) {
    return new DemoOptions(trace, speed, chosen, duration, seed, rate);
  }

  private static boolean isPositive(String number) {
    try {
      double value = Double.parseDouble(number);
      return value > 0 && Double.isFinite(value);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException(rule);
    }
  }

  /** Names no target. */
  @Override
  public String toString() {
    return "DemoOptions[" + targets.size() + " targets]";
  }
}
