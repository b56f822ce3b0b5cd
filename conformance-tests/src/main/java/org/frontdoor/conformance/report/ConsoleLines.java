package org.frontdoor.conformance.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.waivers.Standing;

/** A report as lines of text: one a case, and a summary. */
public final class ConsoleLines {

  private ConsoleLines() {}

  /** What is examined, and how it can be done again. */
  public static String heading(Heading heading) {
    return String.format(
        Locale.ROOT,
        "Examining %s at %s in profile %s; run %s, seed %d",
        heading.examined(),
        heading.endpoint(),
        heading.setting().profile(),
        heading.setting().run(),
        heading.setting().seed());
  }

  /** Identifier, verdict and reason. */
  public static String line(Entry entry) {
    CaseResult result = entry.result();
    String line =
        String.format(
            Locale.ROOT, "%-8s %-14s %s", entry.id(), result.verdict().word(), reason(result));
    return (line.stripTrailing() + remark(entry)).replaceAll("\\p{Cntrl}", " ");
  }

  /** How many came to which verdict, and what to do about those that are not as they should be. */
  public static List<String> summary(Report report) {
    List<String> lines = new ArrayList<>();
    String counts =
        Arrays.stream(Verdict.values())
            .filter(verdict -> report.count(verdict) > 0)
            .map(verdict -> report.count(verdict) + " " + verdict.word())
            .collect(Collectors.joining(", "));
    lines.add(
        String.format(
            Locale.ROOT,
            "%d of %d cases in %.1f s: %s",
            report.entries().size(),
            report.of(),
            report.took().toMillis() / 1000.0,
            counts.isEmpty() ? "no verdict" : counts));
    if (!report.of(Standing.WAIVED).isEmpty()) {
      lines.add("Waived: " + ids(report.of(Standing.WAIVED)));
    }
    if (!report.of(Standing.UNEXPECTED_PASS).isEmpty()) {
      lines.add(
          "Waived, but good: " + ids(report.of(Standing.UNEXPECTED_PASS)) + "; remove the waivers");
    }
    report.of(Standing.UNEXPECTED).stream()
        .filter(entry -> entry.result().verdict() != Verdict.INCONCLUSIVE || report.isComplete())
        .findFirst()
        .ifPresent(
            entry ->
                lines.add(
                    "`frontdoor conformance explain "
                        + entry.id()
                        + "` says what is sent, what is expected and what to check first."));
    return lines;
  }

  private static String reason(CaseResult result) {
    return switch (result.verdict()) {
      case PASS -> result.actual();
      case NOT_APPLICABLE -> result.expected() + ": " + result.actual();
      case FAIL, WARN, INCONCLUSIVE, SUITE_ERROR ->
          "expected: " + result.expected() + "; actual: " + result.actual();
    };
  }

  private static String remark(Entry entry) {
    return switch (entry.standing()) {
      case EXPECTED, UNEXPECTED -> "";
      case WAIVED -> entry.waiver().map(known -> " (waived: " + known.reason() + ")").orElse("");
      case UNEXPECTED_PASS -> " (waived, and the waiver is not needed any more)";
    };
  }

  private static String ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).collect(Collectors.joining(", "));
  }
}
