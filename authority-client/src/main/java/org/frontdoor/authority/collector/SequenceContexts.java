package org.frontdoor.authority.collector;

import java.util.HashMap;
import java.util.Map;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.hi2.v1.IriType;

/**
 * Checks sequence numbers within their contexts (TS 102 232-1 clauses 5.2.4, 5.2.5 and 5.2.10):
 * from 0, one by one, wrapping after 2^32 - 1; a session begins with BEGIN and ends with END. Where
 * the provider reported records as lost, an open context may go on at any number, once.
 */
final class SequenceContexts {

  /** Sessions that a suspension cut off never end; the oldest ones are forgotten at this bound. */
  private static final int MOST_SESSIONS = 1024;

  private static final long MODULUS = 1L << 32;

  private final Map<Long, Long> next;
  private boolean recordsWereLost;

  SequenceContexts(Map<Long, Long> next, boolean recordsWereLost) {
    this.next = new HashMap<>(next);
    this.recordsWereLost = recordsWereLost;
  }

  /** The contexts as they stand. */
  Map<Long, Long> snapshot() {
    return Map.copyOf(next);
  }

  /** Some records were lost: nobody knows where the contexts stand now. */
  void lost() {
    next.clear();
    recordsWereLost = true;
  }

  /** Events were lost before they were matched: all open sessions are over. */
  void sessionsEnded() {
    next.keySet().removeIf(cin -> cin != TaskState.NO_SESSION);
  }

  /**
   * Takes the records of a batch.
   *
   * @param firstRecord number of the first of them
   * @return the contexts after them; these here do not change
   */
  SequenceContexts after(RecordColumns records, long firstRecord) throws Rejection {
    SequenceContexts after = new SequenceContexts(next, recordsWereLost);
    for (int i = 0; i < records.size(); i++) {
      after.take(records.type(i), records.cin(i), records.sequence(i), firstRecord + i);
    }
    return after;
  }

  private void take(IriType type, long cin, long sequence, long recordNumber) throws Rejection {
    require((cin == TaskState.NO_SESSION) == outsideSessions(type), "has the wrong type");
    switch (type) {
      case IRI_TYPE_TEST ->
          require(recordNumber == 0 && sequence == 0, "is a test record in the wrong place");
      case IRI_TYPE_BEGIN -> {
        require(sequence == 0 && !next.containsKey(cin), "begins a session that is open");
        put(cin, 1L);
      }
      case IRI_TYPE_CONTINUE, IRI_TYPE_REPORT -> advance(cin, sequence);
      case IRI_TYPE_END -> {
        advance(cin, sequence);
        next.remove(cin);
      }
      case IRI_TYPE_UNSPECIFIED, UNRECOGNIZED -> require(false, "has no type");
    }
  }

  private void advance(long cin, long sequence) throws Rejection {
    Long expected = next.get(cin);
    if (expected == null) {
      boolean fresh = cin == TaskState.NO_SESSION && sequence == 0;
      boolean forgotten = recordsWereLost || next.size() >= MOST_SESSIONS;
      require(fresh || forgotten, "does not continue its context");
    } else {
      require(sequence == expected, "does not follow the one before it");
    }
    put(cin, (sequence + 1) % MODULUS);
  }

  private void put(long cin, long sequence) {
    next.put(cin, sequence);
    if (next.size() > MOST_SESSIONS) {
      next.keySet().stream()
          .filter(each -> each != TaskState.NO_SESSION)
          .min(Long::compare)
          .ifPresent(next::remove);
    }
  }

  private static boolean outsideSessions(IriType type) {
    return type == IriType.IRI_TYPE_REPORT || type == IriType.IRI_TYPE_TEST;
  }

  private static void require(boolean condition, String what) throws Rejection {
    Rejection.unless(condition, FindingKind.SEQUENCE_BROKEN, "A record " + what);
  }
}
