package org.frontdoor.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.frontdoor.launcher.trace.TraceSummary;
import picocli.CommandLine.ParameterException;

/** Chooses whom a demonstration is about. */
final class Choice {

  private static final int CHOSEN_TARGETS = 3;

  /** Busy accounts of the provider's generator. */
  private static final List<String> OF_THE_GENERATOR =
      List.of("user0000001", "user0000002", "user0000003");

  private Choice() {}

  /**
   * The targets that were asked for, or busy ones.
   *
   * @param refused makes the refusal of a target that the trace does not know
   */
  static List<String> targets(
      DemoOptions options,
      Optional<TraceSummary> trace,
      Function<String, ParameterException> refused) {
    if (trace.isEmpty()) {
      return options.targets().isEmpty() ? OF_THE_GENERATOR : options.targets();
    }
    TraceSummary summary = trace.get();
    if (summary.messages() == 0) {
      throw refused.apply("The trace holds no message" + brokenLines(summary));
    }
    List<String> unknown =
        options.targets().stream().filter(id -> !summary.linesOf().containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      throw refused.apply(
          "The trace knows no account "
              + String.join(", ", unknown)
              + "; its busiest are "
              + String.join(", ", summary.busiest(CHOSEN_TARGETS)));
    }
    return options.targets().isEmpty() ? summary.busiest(CHOSEN_TARGETS) : options.targets();
  }

  /** What a trace holds, for a person. */
  static List<String> describe(TraceSummary trace) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Trace of %,d messages among %,d accounts%s",
            trace.messages(),
            trace.accounts(),
            trace.broken() == 0 ? "" : "; broken lines, which are skipped: " + trace.broken()));
    trace.named().forEach(line -> lines.add("  line " + line.number() + ": " + line.reason()));
    if (trace.broken() > trace.named().size()) {
      lines.add("  and " + (trace.broken() - trace.named().size()) + " more");
    }
    return lines;
  }

  private static String brokenLines(TraceSummary trace) {
    return trace.named().isEmpty()
        ? ""
        : "; line " + trace.named().getFirst().number() + ": " + trace.named().getFirst().reason();
  }
}
