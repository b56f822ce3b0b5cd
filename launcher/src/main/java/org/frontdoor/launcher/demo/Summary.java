package org.frontdoor.launcher.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last words of a demonstration, for a person. */
final class Summary {

  private Summary() {}

  static List<String> of(DemoReport report) {
    List<String> lines = new ArrayList<>();
    boolean trace = report.targets().stream().anyMatch(t -> t.traceLines().isPresent());
    lines.add("");
    lines.add(
        trace
            ? String.format(
                Locale.ROOT,
                "  %-20s %12s %12s %8s %10s  %s",
                "target",
                "trace lines",
                "records",
                "lost",
                "duplicated",
                "verified")
            : String.format(
                Locale.ROOT,
                "  %-20s %12s %8s %10s  %s",
                "target",
                "records",
                "lost",
                "duplicated",
                "verified"));
    report.targets().forEach(target -> lines.add(row(target, trace)));
    lines.add("");
    DemoReport.Percentiles latency = report.latencyMillis();
    lines.add(
        String.format(
            Locale.ROOT,
            "  %,d records, %,.0f a second; from event to durable record p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms",
            report.records(),
            report.recordsPerSecond(),
            latency.p50(),
            latency.p99(),
            latency.p999()));
    lines.add("  " + verdict(report));
    return lines;
  }

  private static String row(TargetReport target, boolean trace) {
    String verified = target.verified() ? "yes" : "NO";
    return trace
        ? String.format(
            Locale.ROOT,
            "  %-20s %,12d %,12d %,8d %,10d  %s",
            target.target(),
            target.traceLines().orElse(0),
            target.records(),
            target.lost(),
            target.duplicated(),
            verified)
        : String.format(
            Locale.ROOT,
            "  %-20s %,12d %,8d %,10d  %s",
            target.target(),
            target.records(),
            target.lost(),
            target.duplicated(),
            verified);
  }

  private static String verdict(DemoReport report) {
    if (report.good()) {
      return "Verified: every record is there, once, in its place, and signed for.";
    }
    return "NOT GOOD: "
        + report.lost()
        + " lost, "
        + report.duplicated()
        + " duplicated, "
        + (report.verified() ? "verified" : "not verified");
  }
}
