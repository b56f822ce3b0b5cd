package org.frontdoor.conformance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.script.Verdict;

/** A report as one JSON document; docs/conformance/report.schema.json says what is in it. */
public final class JsonReport {

  /** Version of the document; a reader refuses those that it does not know. */
  private static final int FORMAT = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  /** The document, with a line break at its end. */
  public static String of(Report report) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document(report)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report cannot be written as JSON", e);
    }
  }

  private static ObjectNode document(Report report) {
    Heading heading = report.heading();
    ObjectNode document =
        JSON.createObjectNode()
            .put("format", FORMAT)
            .put("suite", heading.suite())
            .put("run", heading.setting().run())
            .put("seed", heading.setting().seed())
            .put("profile", heading.setting().profile())
            .put("endpoint", heading.endpoint())
            .put("role", word(heading.setting().statement().role()))
            .put("country", heading.setting().statement().id().getCountryCode())
            .put("id", heading.setting().statement().id().getUniqueIdentifier())
            .put("started", heading.started().toString())
            .put("tookMillis", report.took().toMillis())
            .put("ending", word(report.ending()))
            .put("why", report.why())
            .put("planned", report.of())
            .put("unexpected", report.unexpected().size());
    ObjectNode counts = document.putObject("counts");
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict.name(), report.count(verdict));
    }
    ArrayNode cases = document.putArray("cases");
    report.entries().forEach(entry -> write(entry, cases.addObject()));
    return document;
  }

  private static void write(Entry entry, ObjectNode node) {
    CaseResult result = entry.result();
    node.put("id", entry.id())
        .put("purpose", entry.requirement().purpose())
        .put("source", entry.requirement().source())
        .put("level", entry.requirement().level().word())
        .put("verdict", result.verdict().name())
        .put("standing", word(entry.standing()))
        .put("expected", result.expected())
        .put("actual", result.actual())
        .put("sends", result.testCase().sends())
        .put("expects", result.testCase().expects())
        .put("checkFirst", result.testCase().checkFirst())
        .put("tookMillis", result.took().toMillis());
    entry
        .waiver()
        .ifPresent(
            waiver ->
                node.putObject("waiver")
                    .put("reason", waiver.reason())
                    .put("link", waiver.link())
                    .put("verdict", waiver.verdict().name()));
    ArrayNode exchange = node.putArray("exchange");
    for (Exchanged step : entry.exchange()) {
      exchange
          .addObject()
          .put("number", step.number())
          .put("at", Instant.EPOCH.plus(step.atMicros(), ChronoUnit.MICROS).toString())
          .put("done", step.done())
          .put("sent", step.sent())
          .put("seen", step.seen())
          .put("received", step.received());
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
