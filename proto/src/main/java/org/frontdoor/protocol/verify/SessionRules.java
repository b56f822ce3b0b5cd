package org.frontdoor.protocol.verify;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import org.frontdoor.hi2.v1.IriRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sequence numbers and IRI types of one task's contexts. A context is one CIN; all records without
 * a CIN share one, and the test record has one of its own.
 *
 * <table>
 *   <caption>What a record of a CIN may be</caption>
 *   <tr><th>CIN</th><th>BEGIN</th><th>CONTINUE</th><th>END</th></tr>
 *   <tr><td>next never used</td><td>opens it, number 0</td><td>no</td><td>no</td></tr>
 *   <tr><td>open</td><td>no</td><td>next number</td><td>next number, closes it</td></tr>
 *   <tr><td>closed</td><td>no</td><td>no</td><td>no</td></tr>
 * </table>
 *
 * <p>Records that were lost in gaps buy exceptions: each missing number and each session left out
 * costs one.
 */
final class SessionRules {

  /**
   * Most sessions that are remembered as open, and as left out. Beyond it the oldest are let go.
   */
  static final int KEPT = 10_000;

  private static final long NUMBERS = 1L << 32;

  private final LinkedHashMap<Integer, Long> open = new LinkedHashMap<>();
  private final Set<Integer> leftOut = new HashSet<>();
  private long lastCin;
  private long nextReport;
  private long credit;
  private boolean forgetful;

  void lost(long records) {
    credit = Math.min(credit + records, Long.MAX_VALUE / 2);
  }

  void closeAll() {
    open.clear();
    leftOut.clear();
  }

  /** What is wrong with the next record, if anything. */
  Optional<FindingKind> check(IriRecord record) {
    boolean inSession = record.hasCommunicationIdentityNumber();
    return Optional.ofNullable(
        switch (record.getType()) {
          case IRI_TYPE_BEGIN -> inSession ? begin(record) : FindingKind.IRI_TYPE_RULE;
          case IRI_TYPE_CONTINUE -> inSession ? goOn(record, false) : FindingKind.IRI_TYPE_RULE;
          case IRI_TYPE_END -> inSession ? goOn(record, true) : FindingKind.IRI_TYPE_RULE;
          case IRI_TYPE_REPORT -> inSession ? FindingKind.IRI_TYPE_RULE : report(record);
          case IRI_TYPE_TEST ->
              inSession || record.getSequenceNumber() != 0 ? FindingKind.IRI_TYPE_RULE : null;
          case IRI_TYPE_UNSPECIFIED, UNRECOGNIZED -> FindingKind.IRI_TYPE_RULE;
        });
  }

  private @Nullable FindingKind report(IriRecord record) {
    long number = number(record);
    FindingKind finding = follows(nextReport, number);
    nextReport = (number + 1) % NUMBERS;
    return finding;
  }

  private @Nullable FindingKind begin(IriRecord record) {
    int cin = record.getCommunicationIdentityNumber();
    FindingKind finding = null;
    if (Integer.toUnsignedLong(cin) <= lastCin) {
      finding = FindingKind.IRI_TYPE_RULE;
    } else if (!leaveOutUpTo(cin)) {
      finding = FindingKind.SESSION_GAP;
    } else if (record.getSequenceNumber() != 0) {
      finding = FindingKind.SEQUENCE_GAP;
    }
    remember(cin, number(record) + 1);
    return finding;
  }

  private @Nullable FindingKind goOn(IriRecord record, boolean last) {
    int cin = record.getCommunicationIdentityNumber();
    long number = number(record);
    Long expected = open.get(cin);
    FindingKind finding;
    if (expected != null) {
      finding = follows(expected, number);
    } else if (forgetful && Integer.toUnsignedLong(cin) <= lastCin) {
      finding = null;
    } else {
      finding = joinLate(cin, number);
    }
    if (last) {
      open.remove(cin);
    } else {
      remember(cin, (number + 1) % NUMBERS);
    }
    return finding;
  }

  /** A session whose BEGIN was lost: every number before this one has to be paid for. */
  private @Nullable FindingKind joinLate(int cin, long number) {
    boolean isNew = Integer.toUnsignedLong(cin) > lastCin;
    if (isNew && !leaveOutUpTo(cin)) {
      return FindingKind.SESSION_GAP;
    }
    boolean wasLeftOut = leftOut.remove(cin);
    if (number == 0 || !(isNew || wasLeftOut)) {
      return FindingKind.IRI_TYPE_RULE;
    }
    // Leaving a session out has paid for its first record already.
    return pay(wasLeftOut ? number - 1 : number) ? null : FindingKind.SEQUENCE_GAP;
  }

  private @Nullable FindingKind follows(long expected, long number) {
    long skipped = Math.floorMod(number - expected, NUMBERS);
    return skipped == 0 || pay(skipped) ? null : FindingKind.SEQUENCE_GAP;
  }

  /** Makes a CIN the last one used; every CIN that is left out costs a record. */
  private boolean leaveOutUpTo(int cin) {
    long target = Integer.toUnsignedLong(cin);
    long skipped = target - lastCin - 1;
    boolean paid = pay(skipped);
    for (long left = Math.max(lastCin + 1, target - KEPT); paid && left < target; left++) {
      leftOut.add((int) left);
    }
    if (leftOut.size() > KEPT) {
      leftOut.clear();
      forgetful = true;
    }
    lastCin = target;
    return paid;
  }

  private boolean pay(long records) {
    if (records > credit) {
      return false;
    }
    credit -= records;
    return true;
  }

  private void remember(int cin, long next) {
    open.put(cin, next);
    if (open.size() > KEPT) {
      open.pollFirstEntry();
      forgetful = true;
    }
  }

  private static long number(IriRecord record) {
    return Integer.toUnsignedLong(record.getSequenceNumber());
  }
}
