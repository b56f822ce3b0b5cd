package org.frontdoor.provider.interception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.TargetedParty;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.JournaledEvent;
import org.junit.jupiter.api.Test;

/** Nobody is named whom the warrant does not let the authority know. */
final class IriRecordsTest {

  @Test
  void groupMessage_thatATargetReceived_namesSenderAndTargetAlone() {
    IriRecord record = record("sender", "group", Set.of("target"), "x", "target", "y");
    assertThat(record.getFrom()).isEqualTo("sender");
    assertThat(record.getToList()).containsExactly("target");
    assertThat(record.getGroup()).isEqualTo("group");
    assertThat(record.getTargetedParty()).isEqualTo(TargetedParty.TARGETED_PARTY_TO);
  }

  @Test
  void groupMessage_thatATargetSent_namesAllRecipients() {
    IriRecord record = record("target", "group", Set.of("target"), "x", "y");
    assertThat(record.getToList()).containsExactly("x", "y");
    assertThat(record.getTargetedParty()).isEqualTo(TargetedParty.TARGETED_PARTY_FROM);
  }

  @Test
  void directMessage_toATarget_namesBoth() {
    IriRecord record = record("sender", "", Set.of("target"), "target");
    assertThat(record.getFrom()).isEqualTo("sender");
    assertThat(record.getToList()).containsExactly("target");
  }

  @Test
  void messageBetweenTwoTargets_isTargetedOnBothSides() {
    IriRecord record = record("a", "", Set.of("a", "b"), "b");
    assertThat(record.getTargetedParty()).isEqualTo(TargetedParty.TARGETED_PARTY_BOTH);
  }

  @Test
  void eventOfNoTarget_isTargetedNowhere() {
    assertThat(IriRecords.targeted(event("a", "", "b"), Set.of("target")))
        .isEqualTo(TargetedParty.TARGETED_PARTY_NONE);
  }

  @Test
  void nobodysTask_matchesNobody() {
    assertThat(IriRecords.targeted(event("a", "", "b"), Set.of()))
        .isEqualTo(TargetedParty.TARGETED_PARTY_NONE);
  }

  @Test
  void record_keepsTheProvidersTime_andTheTracesBesideIt() {
    IriRecord record = record("a", "", Set.of("a"), "b");
    assertThat(record.getTimeMicros()).isEqualTo(1_234_567);
    assertThat(record.getTraceTimeSeconds()).isEqualTo(77);
    assertThat(record.getContentAvailability())
        .isEqualTo(ContentAvailability.CONTENT_AVAILABILITY_END_TO_END_ENCRYPTED);
  }

  private static IriRecord record(String from, String group, Set<String> targets, String... to) {
    JournaledEvent event = event(from, group, to);
    return IriRecords.of(event, targets, IriRecords.targeted(event, targets)).build();
  }

  private static JournaledEvent event(String from, String group, String... to) {
    return new JournaledEvent(
        0,
        1_234_567,
        EventKind.MESSAGE_SENT,
        from,
        0,
        List.of(to),
        group,
        EventDrafts.id(1),
        OptionalLong.of(77));
  }
}
