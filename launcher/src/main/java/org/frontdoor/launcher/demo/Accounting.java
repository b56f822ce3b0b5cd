package org.frontdoor.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.frontdoor.authority.export.RecordLines;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.store.StoredCheckpoint;
import org.frontdoor.authority.store.StoredUnit;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.TaskReport;
import org.frontdoor.testbed.lab.CollectionStatus;
import org.frontdoor.testbed.lab.LabAuthority;

/**
 * Settles what was delivered against what should have been.
 *
 * @param authority whose store it is
 * @param targetOf whom each LIID is about
 * @param linesOf for each account, the lines of the trace that concern it; empty without a trace
 */
record Accounting(
    LabAuthority authority, Map<String, String> targetOf, Optional<Map<String, Long>> linesOf) {

  private static final double MICROS_A_SECOND = 1e6;

  /**
   * Verifies what is stored, counts it and writes it down.
   *
   * @param records file for the records in clear
   */
  DemoReport report(Path records, CollectionStatus.Latency latency) throws IOException {
    Tally tally = new Tally();
    LastBatch last = new LastBatch();
    try (RecordStore store = authority.openStore()) {
      CompletenessReport verdict = authority.check().judge(store);
      try (RecordLines lines = new RecordLines(Files.newBufferedWriter(records), targetOf)) {
        authority
            .opener()
            .open(
                store,
                opened -> {
                  tally.count(opened);
                  if (!opened.isTest()) {
                    lines.write(opened);
                  }
                });
      }
      store.replay(last);
      return new DemoReport(
          targets(verdict, tally),
          new DemoReport.Percentiles(latency.p50(), latency.p99(), latency.p999()),
          rate(last.receivedMicros, tally));
    } catch (StoreException e) {
      throw new IOException("The authority's store cannot be read: " + e.getMessage(), e);
    }
  }

  private List<TargetReport> targets(CompletenessReport verdict, Tally tally) {
    List<TargetReport> targets = new ArrayList<>();
    targetOf.forEach((liid, target) -> targets.add(target(liid, target, verdict, tally)));
    return targets;
  }

  private TargetReport target(String liid, String target, CompletenessReport verdict, Tally tally) {
    Optional<TaskReport> task =
        verdict.tasks().stream().filter(report -> report.liid().equals(liid)).findFirst();
    OptionalLong lines =
        linesOf
            .map(counts -> OptionalLong.of(counts.getOrDefault(target, 0L)))
            .orElse(OptionalLong.empty());
    long records = tally.records(liid);
    long distinct = records - tally.repeated(liid);
    long lost = task.map(report -> report.lost() + report.missing()).orElse(0L);
    long twice = task.map(report -> report.duplicated()).orElse(0L) + tally.repeated(liid);
    return new TargetReport(
        target,
        liid,
        records,
        lines,
        Math.max(lost, lines.orElse(distinct) - distinct),
        Math.max(twice, records - lines.orElse(records)),
        task.map(TaskReport::complete).orElse(false) && clean(verdict, liid));
  }

  private static boolean clean(CompletenessReport verdict, String liid) {
    return verdict.omittedFindings() == 0
        && verdict.findings().stream()
            .noneMatch(finding -> finding.liid().isEmpty() || finding.liid().equals(liid));
  }

  private static double rate(long lastReceivedMicros, Tally tally) {
    long micros = lastReceivedMicros - tally.firstMicros().orElse(lastReceivedMicros);
    return micros <= 0 ? 0 : tally.total() * MICROS_A_SECOND / micros;
  }

  /** When the last batch was received. */
  private static final class LastBatch implements RecordStore.EvidenceReader {

    private long receivedMicros;

    @Override
    public void unit(StoredUnit unit) {
      if (!unit.unit().getCiphertext().isEmpty()) {
        receivedMicros = unit.receivedMicros();
      }
    }

    @Override
    public void checkpoint(StoredCheckpoint checkpoint) {}
  }
}
