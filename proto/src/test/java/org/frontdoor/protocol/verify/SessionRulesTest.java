package org.frontdoor.protocol.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.hi2.v1.IriType.IRI_TYPE_BEGIN;
import static org.frontdoor.hi2.v1.IriType.IRI_TYPE_CONTINUE;
import static org.frontdoor.hi2.v1.IriType.IRI_TYPE_END;
import static org.frontdoor.hi2.v1.IriType.IRI_TYPE_REPORT;
import static org.frontdoor.hi2.v1.IriType.IRI_TYPE_TEST;
import static org.frontdoor.hi2.v1.IriType.IRI_TYPE_UNSPECIFIED;
import static org.frontdoor.protocol.verify.FindingKind.IRI_TYPE_RULE;
import static org.frontdoor.protocol.verify.FindingKind.SEQUENCE_GAP;
import static org.frontdoor.protocol.verify.FindingKind.SESSION_GAP;

import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.junit.jupiter.api.Test;

class SessionRulesTest {

  private static final int OUTSIDE = 0;

  private final SessionRules rules = new SessionRules();

  @Test
  void session_beginContinueEnd_isClean() {
    clean(IRI_TYPE_BEGIN, 1, 0);
    clean(IRI_TYPE_CONTINUE, 1, 1);
    clean(IRI_TYPE_END, 1, 2);
  }

  @Test
  void sessions_interleaved_countEachForItself() {
    clean(IRI_TYPE_BEGIN, 1, 0);
    clean(IRI_TYPE_BEGIN, 2, 0);
    clean(IRI_TYPE_REPORT, OUTSIDE, 0);
    clean(IRI_TYPE_CONTINUE, 1, 1);
    clean(IRI_TYPE_REPORT, OUTSIDE, 1);
    clean(IRI_TYPE_END, 2, 1);
  }

  @Test
  void session_withoutBegin_isFound() {
    found(IRI_TYPE_RULE, IRI_TYPE_CONTINUE, 1, 0);
    found(IRI_TYPE_RULE, IRI_TYPE_END, 2, 0);
  }

  @Test
  void session_recordAfterEnd_isFound() {
    clean(IRI_TYPE_BEGIN, 1, 0);
    clean(IRI_TYPE_END, 1, 1);

    found(IRI_TYPE_RULE, IRI_TYPE_CONTINUE, 1, 2);
  }

  @Test
  void session_recordAfterEndWithLostRecordsAllowed_isFoundAllTheSame() {
    clean(IRI_TYPE_BEGIN, 1, 0);
    clean(IRI_TYPE_END, 1, 1);
    rules.lost(100);

    found(IRI_TYPE_RULE, IRI_TYPE_CONTINUE, 1, 2);
  }

  @Test
  void session_beginningTwice_isFound() {
    clean(IRI_TYPE_BEGIN, 1, 0);

    found(IRI_TYPE_RULE, IRI_TYPE_BEGIN, 1, 0);
  }

  @Test
  void session_beginningWithAnotherNumberThanZero_isFound() {
    found(SEQUENCE_GAP, IRI_TYPE_BEGIN, 1, 1);
  }

  @Test
  void session_leftOut_isFound() {
    clean(IRI_TYPE_BEGIN, 1, 0);

    found(SESSION_GAP, IRI_TYPE_BEGIN, 3, 0);
  }

  @Test
  void number_leftOutOrRepeated_isFound() {
    clean(IRI_TYPE_BEGIN, 1, 0);
    found(SEQUENCE_GAP, IRI_TYPE_CONTINUE, 1, 2);
    found(SEQUENCE_GAP, IRI_TYPE_CONTINUE, 1, 2);
    clean(IRI_TYPE_CONTINUE, 1, 3);
    found(SEQUENCE_GAP, IRI_TYPE_REPORT, OUTSIDE, 1);
    clean(IRI_TYPE_REPORT, OUTSIDE, 2);
  }

  @Test
  void number_afterTheLast_wrapsToZero() {
    found(SEQUENCE_GAP, IRI_TYPE_REPORT, OUTSIDE, -2);
    clean(IRI_TYPE_REPORT, OUTSIDE, -1);
    clean(IRI_TYPE_REPORT, OUTSIDE, 0);
    clean(IRI_TYPE_BEGIN, 1, 0);
    found(SEQUENCE_GAP, IRI_TYPE_CONTINUE, 1, -1);
    clean(IRI_TYPE_CONTINUE, 1, 0);
  }

  @Test
  void lostRecords_payForNumbersAndSessions_andForNoMore() {
    clean(IRI_TYPE_BEGIN, 1, 0);
    rules.lost(5);
    // Numbers 1 and 2 of session 1, then session 2 with its number 0, were lost.
    clean(IRI_TYPE_CONTINUE, 1, 3);
    clean(IRI_TYPE_BEGIN, 3, 0);
    clean(IRI_TYPE_CONTINUE, 2, 1);
    // Two are left: a session joined at its number 2.
    clean(IRI_TYPE_CONTINUE, 4, 2);

    found(SEQUENCE_GAP, IRI_TYPE_CONTINUE, 4, 4);
    found(SESSION_GAP, IRI_TYPE_BEGIN, 6, 0);
  }

  @Test
  void gapOfTheJournal_closesSessions() {
    clean(IRI_TYPE_BEGIN, 1, 0);
    rules.closeAll();

    found(IRI_TYPE_RULE, IRI_TYPE_CONTINUE, 1, 1);
    clean(IRI_TYPE_BEGIN, 2, 0);
  }

  @Test
  void type_inTheWrongPlace_isFound() {
    found(IRI_TYPE_RULE, IRI_TYPE_BEGIN, OUTSIDE, 0);
    found(IRI_TYPE_RULE, IRI_TYPE_CONTINUE, OUTSIDE, 0);
    found(IRI_TYPE_RULE, IRI_TYPE_END, OUTSIDE, 0);
    found(IRI_TYPE_RULE, IRI_TYPE_REPORT, 1, 0);
    found(IRI_TYPE_RULE, IRI_TYPE_TEST, 1, 0);
    found(IRI_TYPE_RULE, IRI_TYPE_TEST, OUTSIDE, 1);
    found(IRI_TYPE_RULE, IRI_TYPE_UNSPECIFIED, OUTSIDE, 0);
    clean(IRI_TYPE_TEST, OUTSIDE, 0);
  }

  @Test
  void openSessions_moreThanAreKept_forgetTheOldestWithoutAFinding() {
    for (int cin = 1; cin <= SessionRules.KEPT + 1; cin++) {
      clean(IRI_TYPE_BEGIN, cin, 0);
    }

    clean(IRI_TYPE_CONTINUE, 1, 1);
  }

  private void clean(IriType type, int cin, int number) {
    assertThat(rules.check(record(type, cin, number))).isEmpty();
  }

  private void found(FindingKind kind, IriType type, int cin, int number) {
    assertThat(rules.check(record(type, cin, number))).contains(kind);
  }

  private static IriRecord record(IriType type, int cin, int number) {
    var record = IriRecord.newBuilder().setType(type).setSequenceNumber(number);
    if (cin != OUTSIDE) {
      record.setCommunicationIdentityNumber(cin);
    }
    return record.build();
  }
}
