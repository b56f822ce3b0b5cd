package org.frontdoor.conformance.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.script.Verdict;

/**
 * A report as one page that needs nothing beside itself: it may be mailed, printed, and read on a
 * telephone. It has no script; every text is escaped.
 */
public final class HtmlReport {

  private final Report report;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Report report) {
    this.report = report;
  }

  /** The page. */
  public static String of(Report report) {
    HtmlReport html = new HtmlReport(report);
    html.write();
    return html.page.toString();
  }

  private void write() {
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\"")
        .append(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>")
        .append(escaped("Conformance of " + report.heading().examined()))
        .append("</title>\n<style>\n")
        .append(HtmlStyle.CSS)
        .append("</style>\n</head>\n<body>\n");
    heading();
    filters();
    groups();
    page.append("<main>\n");
    report.entries().forEach(this::entry);
    page.append("</main>\n</body>\n</html>\n");
  }

  private void heading() {
    Heading heading = report.heading();
    element("h1", "Conformance of " + heading.examined());
    if (!report.isComplete()) {
      page.append("<p class=\"ending\"><strong>The run is not complete.</strong> ")
          .append(escaped(report.why()))
          .append("</p>\n");
    }
    page.append("<dl class=\"facts\">\n");
    fact("Endpoint", heading.endpoint());
    fact("Profile", heading.setting().profile());
    fact("Started", heading.started().toString());
    fact("Took", String.format(Locale.ROOT, "%.1f s", report.took().toMillis() / 1000.0));
    fact("Run", heading.setting().run() + ", seed " + heading.setting().seed());
    fact("Suite", heading.suite());
    fact("Cases", report.entries().size() + " of " + report.of());
    fact("Not as expected", Integer.toString(report.unexpected().size()));
    page.append("</dl>\n");
  }

  /** Radio buttons that the style sheet looks at; so the page needs no script. */
  private void filters() {
    filter("f-all", "all " + report.entries().size(), true);
    filter("f-unexpected", "not as expected " + report.unexpected().size(), false);
    for (Verdict verdict : Verdict.values()) {
      if (report.count(verdict) > 0) {
        filter("f-" + cssName(verdict), verdict.word() + " " + report.count(verdict), false);
      }
    }
  }

  private void filter(String id, String label, boolean chosen) {
    page.append("<input type=\"radio\" name=\"filter\" id=\"")
        .append(id)
        .append(chosen ? "\" checked>" : "\">")
        .append("<label for=\"")
        .append(id)
        .append("\">")
        .append(escaped(label))
        .append("</label>\n");
  }

  private void groups() {
    Map<String, Map<Verdict, Integer>> groups = new TreeMap<>();
    for (Entry entry : report.entries()) {
      groups
          .computeIfAbsent(entry.requirement().group(), unused -> new EnumMap<>(Verdict.class))
          .merge(entry.result().verdict(), 1, Integer::sum);
    }
    page.append("<div class=\"scroll\"><table>\n<tr><th>group</th>");
    for (Verdict verdict : Verdict.values()) {
      element("th", verdict.word());
    }
    page.append("</tr>\n");
    groups.forEach(
        (group, counts) -> {
          page.append("<tr>");
          element("td", group);
          for (Verdict verdict : Verdict.values()) {
            element("td", counts.containsKey(verdict) ? counts.get(verdict).toString() : "");
          }
          page.append("</tr>\n");
        });
    page.append("</table></div>\n");
  }

  private void entry(Entry entry) {
    CaseResult result = entry.result();
    String classes =
        "case "
            + cssName(result.verdict())
            + (entry.standing().isUnexpected() ? " unexpected" : "");
    page.append("<details class=\"").append(classes).append("\" id=\"");
    page.append(escaped(entry.id())).append("\">\n<summary><b>").append(escaped(entry.id()));
    page.append("</b> <span class=\"verdict\">").append(escaped(result.verdict().word()));
    page.append("</span> ").append(escaped(entry.requirement().purpose())).append("</summary>\n");
    page.append("<dl>\n");
    fact("Source", entry.requirement().source());
    fact("Level", entry.requirement().level().word());
    fact("Sent", result.testCase().sends());
    fact("Expected", result.expected());
    fact("Actual", result.actual().isEmpty() ? "as expected" : result.actual());
    fact("Check first", result.testCase().checkFirst());
    entry
        .waiver()
        .ifPresent(waiver -> fact("Waiver", waiver.reason() + " (" + waiver.link() + ")"));
    fact("Took", result.took().toMillis() + " ms");
    page.append("</dl>\n");
    exchange(entry.exchange());
    page.append("</details>\n");
  }

  private void exchange(List<Exchanged> steps) {
    if (steps.isEmpty()) {
      return;
    }
    page.append("<ol class=\"exchange\">\n");
    for (Exchanged step : steps) {
      page.append("<li>");
      element("p", step.done());
      preformatted(step.sent());
      element("p", "→ " + (step.seen().isEmpty() ? "done" : step.seen()));
      preformatted(step.received());
      page.append("</li>\n");
    }
    page.append("</ol>\n");
  }

  private void fact(String name, String value) {
    element("dt", name);
    element("dd", value);
  }

  private void element(String name, String text) {
    page.append('<').append(name).append('>').append(escaped(text));
    page.append("</").append(name).append(">\n");
  }

  private void preformatted(String text) {
    if (!text.isEmpty()) {
      page.append("<pre>").append(escaped(text)).append("</pre>\n");
    }
  }

  private static String cssName(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "?");
  }
}
