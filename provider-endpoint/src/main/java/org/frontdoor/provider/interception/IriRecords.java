package org.frontdoor.provider.interception;

import java.util.Set;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.TargetedParty;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.JournaledEvent;

/**
 * What the authority of some targets gets to know of an event: as little as the warrant allows (TS
 * 101 331 clause 4.2 e, TS 103 707 clause 5.4).
 */
final class IriRecords {

  private IriRecords() {}

  /** Whether the event was done by a target, happened to one, both, or neither (NONE). */
  static TargetedParty targeted(JournaledEvent event, Set<String> targets) {
    boolean to = false;
    for (String recipient : event.recipients()) {
      to |= targets.contains(recipient);
    }
    if (targets.contains(event.actor())) {
      return to ? TargetedParty.TARGETED_PARTY_BOTH : TargetedParty.TARGETED_PARTY_FROM;
    }
    return to ? TargetedParty.TARGETED_PARTY_TO : TargetedParty.TARGETED_PARTY_NONE;
  }

  /**
   * The record, but for type, communication identity and sequence number. The sender is always
   * known. Recipients are all known if a target sent or if the message went to one account alone;
   * otherwise only the targets among them.
   */
  static IriRecord.Builder of(JournaledEvent event, Set<String> targets, TargetedParty party) {
    IriRecord.Builder record =
        IriRecord.newBuilder()
            .setTimeMicros(event.timeMicros())
            .setEvent(category(event.kind()))
            .setFrom(event.actor())
            .setGroup(event.group())
            .setMessageIdentifier(event.messageId())
            .setContentAvailability(content(event.kind()))
            .setTargetedParty(party);
    event.traceTimeSeconds().ifPresent(record::setTraceTimeSeconds);
    for (String recipient : event.recipients()) {
      if (party != TargetedParty.TARGETED_PARTY_TO || targets.contains(recipient)) {
        record.addTo(recipient);
      }
    }
    return record;
  }

  private static MessagingEvent category(EventKind kind) {
    return switch (kind) {
      case SESSION_OPENED -> MessagingEvent.MESSAGING_EVENT_SESSION_OPENED;
      case SESSION_CLOSED -> MessagingEvent.MESSAGING_EVENT_SESSION_CLOSED;
      case MESSAGE_SENT -> MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT;
      case MESSAGE_RETRIEVED -> MessagingEvent.MESSAGING_EVENT_MESSAGE_RETRIEVED;
      case GROUP_CREATED -> MessagingEvent.MESSAGING_EVENT_GROUP_CREATED;
      case GROUP_JOINED -> MessagingEvent.MESSAGING_EVENT_GROUP_JOINED;
      case GROUP_LEFT -> MessagingEvent.MESSAGING_EVENT_GROUP_LEFT;
    };
  }

  private static ContentAvailability content(EventKind kind) {
    return switch (kind) {
      case MESSAGE_SENT, MESSAGE_RETRIEVED ->
          ContentAvailability.CONTENT_AVAILABILITY_END_TO_END_ENCRYPTED;
      case SESSION_OPENED, SESSION_CLOSED, GROUP_CREATED, GROUP_JOINED, GROUP_LEFT ->
          ContentAvailability.CONTENT_AVAILABILITY_NONE;
    };
  }
}
