package org.frontdoor.benchmarks.scale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.TaskReport;
import org.frontdoor.testbed.lab.LabAuthority;

/**
 * What an authority has stored, against the trace that was replayed.
 *
 * @param lost messages of the trace without a record, and records that the verifier misses
 * @param doubled records beyond the first of a message, and those that the verifier saw again
 * @param findings what else the verifier found to be wrong
 */
record Settlement(long lost, long doubled, long findings) {

  /**
   * Opens and verifies a whole store.
   *
   * @param tasks the tasks of which every message must be there
   * @param sent how many messages of the trace each of their accounts sent
   */
  static Settlement of(LabAuthority authority, List<SeededTask> tasks, Map<String, Long> sent)
      throws StoreException {
    Map<String, Long> stored = new HashMap<>();
    Map<String, Long> distinct = new HashMap<>();
    Map<String, Long> last = new HashMap<>();
    try (RecordStore store = authority.openStore()) {
      authority.opener().open(store, opened -> count(opened, stored, distinct, last));
      CompletenessReport verdict = authority.check().judge(store);
      long lost = 0;
      long doubled = 0;
      for (SeededTask task : tasks) {
        long kept = distinct.getOrDefault(task.liid(), 0L);
        long wanted = sent.getOrDefault(task.account(), 0L);
        lost += Math.max(0, wanted - kept);
        doubled += Math.max(0, kept - wanted);
        doubled += stored.getOrDefault(task.liid(), 0L) - kept;
      }
      for (TaskReport task : verdict.tasks()) {
        lost += task.lost() + task.missing();
        doubled += task.duplicated();
      }
      return new Settlement(lost, doubled, verdict.findings().size() + verdict.omittedFindings());
    }
  }

  /** In a trace every message has a second of its own, and a task's records come in its order. */
  private static void count(
      OpenedRecord opened,
      Map<String, Long> stored,
      Map<String, Long> distinct,
      Map<String, Long> last) {
    if (opened.isTest()) {
      return;
    }
    long second = opened.record().getTraceTimeSeconds();
    stored.merge(opened.liid(), 1L, Long::sum);
    if (second > last.getOrDefault(opened.liid(), Long.MIN_VALUE)) {
      distinct.merge(opened.liid(), 1L, Long::sum);
      last.put(opened.liid(), second);
    }
  }
}
