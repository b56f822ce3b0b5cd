package org.frontdoor.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.protocol.verify.CompletenessReport;

/** Compares what was delivered with the trace itself, line by line. */
final class TraceChecks {

  private TraceChecks() {}

  /** The lines that concern an account, in their order, as {@code sender recipient time}. */
  static List<String> linesOf(Path trace, String account) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(trace)) {
      String[] fields = line.split(" ", -1);
      if (fields[0].equals(account) || fields[1].equals(account)) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** Records as lines of the trace that they came from. */
  static List<String> asLines(List<OpenedRecord> records) {
    return records.stream()
        .map(OpenedRecord::record)
        .map(
            record ->
                record.getFrom()
                    + " "
                    + String.join(",", record.getToList())
                    + " "
                    + record.getTraceTimeSeconds())
        .toList();
  }

  /** Every line once, in its order, with unbroken numbers; and nothing else. */
  static void assertExactly(List<OpenedRecord> records, List<String> lines) {
    assertThat(asLines(records)).as("records against lines of the trace").isEqualTo(lines);
    long number = 1;
    for (OpenedRecord opened : records) {
      IriRecord record = opened.record();
      assertThat(opened.number()).as("record number").isEqualTo(number);
      assertThat(record.getSequenceNumber()).as("sequence number").isEqualTo((int) number - 1);
      assertThat(record.getType()).isEqualTo(IriType.IRI_TYPE_REPORT);
      assertThat(record.getEvent()).isEqualTo(MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT);
      number++;
    }
  }

  /** Nothing wrong, nothing lost or doubled, and everything signed for to the very end. */
  static void assertComplete(CompletenessReport report, List<String> liids) {
    assertThat(report.findings()).as("findings of the verifier").isEmpty();
    assertThat(report.complete()).as("complete").isTrue();
    assertThat(report.tasks())
        .extracting(task -> task.liid())
        .containsExactlyInAnyOrderElementsOf(liids);
    assertThat(report.tasks())
        .allSatisfy(
            task -> {
              assertThat(task.lost()).as("lost").isZero();
              assertThat(task.missing()).as("missing").isZero();
              assertThat(task.duplicated()).as("duplicated").isZero();
              assertThat(task.provisional()).as("provisional").isZero();
            });
  }
}
