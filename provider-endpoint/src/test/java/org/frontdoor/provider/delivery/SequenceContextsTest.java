package org.frontdoor.provider.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.provider.delivery.ContextState.Open;
import org.frontdoor.provider.delivery.ContextState.SessionKey;
import org.junit.jupiter.api.Test;

/** TS 102 232-1 clauses 5.2.4, 5.2.5 and 5.2.10. */
final class SequenceContextsTest {

  private static final SessionKey PHONE = new SessionKey("account", 1);
  private static final SessionKey TABLET = new SessionKey("account", 2);

  private SequenceContexts contexts = new SequenceContexts(ContextState.NONE);

  @Test
  void session_beginsAtZero_continues_andEnds() {
    assertRecord(within(PHONE), IriType.IRI_TYPE_BEGIN, 1, 0);
    assertRecord(within(PHONE), IriType.IRI_TYPE_CONTINUE, 1, 1);
    assertRecord(closing(PHONE), IriType.IRI_TYPE_END, 1, 2);
    assertRecord(within(PHONE), IriType.IRI_TYPE_BEGIN, 2, 0);
  }

  @Test
  void parallelSessions_haveTheirOwnNumbers() {
    assertRecord(within(PHONE), IriType.IRI_TYPE_BEGIN, 1, 0);
    assertRecord(within(TABLET), IriType.IRI_TYPE_BEGIN, 2, 0);
    assertRecord(within(PHONE), IriType.IRI_TYPE_CONTINUE, 1, 1);
  }

  @Test
  void reports_shareOneContext_besideSessions() {
    assertReport(report(), 0);
    assertRecord(within(PHONE), IriType.IRI_TYPE_BEGIN, 1, 0);
    assertReport(report(), 1);
  }

  @Test
  void endOfASessionThatNeverBegan_isAReport() {
    assertReport(closing(PHONE), 0);
  }

  @Test
  void closedSessions_beginAnew_withANewCin() {
    within(PHONE);
    contexts.closeAll();
    assertRecord(within(PHONE), IriType.IRI_TYPE_BEGIN, 2, 0);
  }

  @Test
  void sequenceNumber_afterTheLast_wrapsToZero() {
    contexts = new SequenceContexts(new ContextState(1, -1, Map.of(PHONE, new Open(1, -1))));
    assertThat(Integer.toUnsignedLong(within(PHONE).getSequenceNumber())).isEqualTo((1L << 32) - 1);
    assertRecord(within(PHONE), IriType.IRI_TYPE_CONTINUE, 1, 0);
    report();
    assertReport(report(), 0);
  }

  @Test
  void state_restored_goesOn() {
    within(PHONE);
    report();
    contexts = new SequenceContexts(contexts.state());
    assertRecord(within(PHONE), IriType.IRI_TYPE_CONTINUE, 1, 1);
    assertReport(report(), 1);
    assertRecord(within(TABLET), IriType.IRI_TYPE_BEGIN, 2, 0);
  }

  private IriRecord.Builder within(SessionKey session) {
    IriRecord.Builder record = IriRecord.newBuilder();
    contexts.within(session, record);
    return record;
  }

  private IriRecord.Builder closing(SessionKey session) {
    IriRecord.Builder record = IriRecord.newBuilder();
    contexts.closing(session, record);
    return record;
  }

  private IriRecord.Builder report() {
    IriRecord.Builder record = IriRecord.newBuilder();
    contexts.report(record);
    return record;
  }

  private static void assertRecord(
      IriRecord.Builder record, IriType type, int cin, int sequenceNumber) {
    assertThat(record.getType()).isEqualTo(type);
    assertThat(record.getCommunicationIdentityNumber()).isEqualTo(cin);
    assertThat(record.getSequenceNumber()).isEqualTo(sequenceNumber);
  }

  private static void assertReport(IriRecord.Builder record, int sequenceNumber) {
    assertThat(record.getType()).isEqualTo(IriType.IRI_TYPE_REPORT);
    assertThat(record.hasCommunicationIdentityNumber()).isFalse();
    assertThat(record.getSequenceNumber()).isEqualTo(sequenceNumber);
  }
}
