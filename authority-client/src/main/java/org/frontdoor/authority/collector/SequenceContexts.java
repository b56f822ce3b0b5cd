package org.frontdoor.authority.collector;

import java.util.Arrays;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.authority.store.OpenContexts;
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

  /** The open contexts in the order of their numbers, and the next sequence number of each. */
  private long[] cins;

  private long[] next;
  private int size;
  private final boolean recordsWereLost;

  private SequenceContexts(OpenContexts before, boolean recordsWereLost) {
    this.cins = before.cins();
    this.next = before.nexts();
    this.size = before.size();
    this.recordsWereLost = recordsWereLost;
  }

  /** The contexts without those of sessions: events were lost before they were matched. */
  static OpenContexts withoutSessions(OpenContexts before) {
    SequenceContexts after = new SequenceContexts(before, false);
    after.size = after.size > 0 && after.cins[0] == TaskState.NO_SESSION ? 1 : 0;
    return after.contexts();
  }

  /**
   * Takes the records of a batch.
   *
   * @param before the contexts before them
   * @param recordsWereLost whether records were lost before them, so that nobody knows where all
   *     contexts stand
   * @param firstRecord number of the first of them
   * @return the contexts after them
   */
  static OpenContexts after(
      OpenContexts before, boolean recordsWereLost, RecordColumns records, long firstRecord)
      throws Rejection {
    SequenceContexts after = new SequenceContexts(before, recordsWereLost);
    for (int i = 0; i < records.size(); i++) {
      after.take(records.type(i), records.cin(i), records.sequence(i), firstRecord + i);
    }
    return after.contexts();
  }

  private OpenContexts contexts() {
    return OpenContexts.of(cins, next, size);
  }

  private void take(IriType type, long cin, long sequence, long recordNumber) throws Rejection {
    require((cin == TaskState.NO_SESSION) == outsideSessions(type), "has the wrong type");
    switch (type) {
      case IRI_TYPE_TEST ->
          require(recordNumber == 0 && sequence == 0, "is a test record in the wrong place");
      case IRI_TYPE_BEGIN -> {
        int place = find(cin);
        require(sequence == 0 && place < 0, "begins a session that is open");
        open(cin, place, 1L);
      }
      case IRI_TYPE_CONTINUE, IRI_TYPE_REPORT -> advance(cin, sequence);
      case IRI_TYPE_END -> {
        advance(cin, sequence);
        remove(find(cin));
      }
      case IRI_TYPE_UNSPECIFIED, UNRECOGNIZED -> require(false, "has no type");
    }
  }

  private void advance(long cin, long sequence) throws Rejection {
    int place = find(cin);
    if (place < 0) {
      boolean fresh = cin == TaskState.NO_SESSION && sequence == 0;
      boolean forgotten = recordsWereLost || size >= MOST_SESSIONS;
      require(fresh || forgotten, "does not continue its context");
      open(cin, place, (sequence + 1) % MODULUS);
    } else {
      require(sequence == next[place], "does not follow the one before it");
      next[place] = (sequence + 1) % MODULUS;
    }
  }

  /** The place of a context; if it is not open, what {@link Arrays#binarySearch} says. */
  private int find(long cin) {
    return Arrays.binarySearch(cins, 0, size, cin);
  }

  private void open(long cin, int notFound, long sequence) {
    int place = -notFound - 1;
    if (size == cins.length) {
      int capacity = Math.max(4, 2 * size);
      cins = Arrays.copyOf(cins, capacity);
      next = Arrays.copyOf(next, capacity);
    }
    System.arraycopy(cins, place, cins, place + 1, size - place);
    System.arraycopy(next, place, next, place + 1, size - place);
    cins[place] = cin;
    next[place] = sequence;
    size++;
    if (size > MOST_SESSIONS) {
      remove(cins[0] == TaskState.NO_SESSION ? 1 : 0);
    }
  }

  /** Forgets a context; one that making room has forgotten already is not there. */
  private void remove(int place) {
    if (place >= 0) {
      size--;
      System.arraycopy(cins, place + 1, cins, place, size - place);
      System.arraycopy(next, place + 1, next, place, size - place);
    }
  }

  private static boolean outsideSessions(IriType type) {
    return type == IriType.IRI_TYPE_REPORT || type == IriType.IRI_TYPE_TEST;
  }

  private static void require(boolean condition, String what) throws Rejection {
    if (!condition) {
      throw new Rejection(FindingKind.SEQUENCE_BROKEN, "A record " + what);
    }
  }
}
