package org.frontdoor.protocol.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.hi2.v1.IriType.IRI_TYPE_REPORT;
import static org.frontdoor.hi2.v1.IriType.IRI_TYPE_TEST;
import static org.frontdoor.hi2.v1.MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT;
import static org.frontdoor.hi2.v1.MessagingEvent.MESSAGING_EVENT_TEST;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.junit.jupiter.api.Test;

class RecordRulesTest {

  private static final String LIID = "LIID-1";
  private static final IriRecord TEST =
      IriRecord.newBuilder().setType(IRI_TYPE_TEST).setEvent(MESSAGING_EVENT_TEST).build();

  private final RecordRules rules = new RecordRules(LIID);

  @Test
  void batches_asTheProtocolSays_areClean() {
    assertThat(check(0, batch(TEST, report(0, 10)))).isEmpty();
    assertThat(check(2, batch(report(1, 10), report(2, 11)))).isEmpty();
  }

  @Test
  void firstRecord_notATest_isFound() {
    assertThat(check(0, batch(report(0, 10)))).containsExactly(FindingKind.IRI_TYPE_RULE);
  }

  @Test
  void testRecord_laterThanFirst_isFound() {
    assertThat(check(4, batch(TEST))).containsExactly(FindingKind.IRI_TYPE_RULE);
  }

  @Test
  void testEvent_ofAnotherType_isFound() {
    IriRecord wrong = report(0, 1).toBuilder().setEvent(MESSAGING_EVENT_TEST).build();

    assertThat(check(3, batch(wrong))).containsExactly(FindingKind.IRI_TYPE_RULE);
  }

  @Test
  void time_goingBack_isFound() {
    assertThat(check(1, batch(report(0, 10), report(1, 9), report(2, 10))))
        .containsExactly(FindingKind.TIME_BACKWARDS);
  }

  @Test
  void batch_withOtherCountThanItsHeader_isFound() {
    UnitHeader header = UnitHeader.newBuilder().setFirstRecord(1).setRecordCount(2).build();
    var found = new ArrayList<FindingKind>();

    rules.check(header, batch(report(0, 1)).toByteString(), (kind, at) -> found.add(kind));

    assertThat(found).containsExactly(FindingKind.BATCH_MISMATCH);
  }

  @Test
  void batch_ofAnotherTask_isFound() {
    RecordBatch other = batch(report(0, 1)).toBuilder().setLiid("LIID-2").build();

    assertThat(check(1, other)).containsExactly(FindingKind.BATCH_MISMATCH);
  }

  @Test
  void batch_sayingAnotherCountryThanTheOneBefore_isFound() {
    assertThat(check(1, batch(report(0, 1)))).isEmpty();

    assertThat(check(2, batch(report(1, 1)).toBuilder().setAuthorizationCountryCode("BE").build()))
        .containsExactly(FindingKind.BATCH_MISMATCH);
  }

  @Test
  void batch_thatIsNone_isFound() {
    var found = new ArrayList<FindingKind>();

    rules.check(
        UnitHeader.getDefaultInstance(),
        ByteString.copyFromUtf8("nonsense"),
        (kind, at) -> found.add(kind));

    assertThat(found).containsExactly(FindingKind.BATCH_MISMATCH);
  }

  private List<FindingKind> check(long first, RecordBatch batch) {
    UnitHeader header =
        UnitHeader.newBuilder()
            .setFirstRecord(first)
            .setRecordCount(batch.getRecordsCount())
            .build();
    var found = new ArrayList<FindingKind>();
    rules.check(header, batch.toByteString(), (kind, at) -> found.add(kind));
    return found;
  }

  private static RecordBatch batch(IriRecord... records) {
    return RecordBatch.newBuilder()
        .setLiid(LIID)
        .setAuthorizationCountryCode("XX")
        .addAllRecords(List.of(records))
        .build();
  }

  private static IriRecord report(int number, long timeMicros) {
    return IriRecord.newBuilder()
        .setType(IRI_TYPE_REPORT)
        .setEvent(MESSAGING_EVENT_MESSAGE_SENT)
        .setSequenceNumber(number)
        .setTimeMicros(timeMicros)
        .build();
  }
}
