package org.frontdoor.launcher.demo;

import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.MessagingEvent;

/**
 * Counts records of tasks, and those that say again what another one said: the same message handed
 * in twice. The verifier cannot see that, because each of them has a number of its own.
 */
final class Tally {

  private final Map<String, Counts> counts = new HashMap<>();
  private long firstMicros = Long.MAX_VALUE;

  private static final class Counts {
    private final Set<ByteString> messages = new HashSet<>();
    private long records;
    private long repeated;
  }

  /** Counts a record; the test record at activation does not count. */
  void count(OpenedRecord opened) {
    if (opened.isTest()) {
      return;
    }
    IriRecord record = opened.record();
    Counts task = counts.computeIfAbsent(opened.liid(), liid -> new Counts());
    task.records++;
    firstMicros = Math.min(firstMicros, record.getTimeMicros());
    if (record.getEvent() == MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT
        && !record.getMessageIdentifier().isEmpty()
        && !task.messages.add(record.getMessageIdentifier())) {
      task.repeated++;
    }
  }

  /** Records of a task. */
  long records(String liid) {
    Counts task = counts.get(liid);
    return task == null ? 0 : task.records;
  }

  /** Records of all tasks. */
  long total() {
    return counts.values().stream().mapToLong(task -> task.records).sum();
  }

  /** Records of a task that repeat another one. */
  long repeated(String liid) {
    Counts task = counts.get(liid);
    return task == null ? 0 : task.repeated;
  }

  /** Time of the first event in microseconds since 1970-01-01T00:00:00Z; empty if there is none. */
  OptionalLong firstMicros() {
    return firstMicros == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(firstMicros);
  }
}
