package org.frontdoor.lab.front;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.seal.EpochSealer;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.uppertester.v1.InjectedMessage;

/** A tap of a naive provider. What it takes it seals to the authority, as it should. */
final class NaiveTap {

  private final LiTaskObject task;
  private final Hours hours;
  private final EpochSealer sealer;
  private final DeliveryUnits.Builder units = DeliveryUnits.newBuilder();
  private long records;

  /**
   * When it takes messages.
   *
   * @param start the first instant
   * @param end the first instant after
   */
  record Hours(Instant start, Instant end) {

    private boolean contain(Instant when) {
      return !when.isBefore(start) && when.isBefore(end);
    }
  }

  private NaiveTap(LiTaskObject task, Hours hours, EpochSealer sealer) {
    this.task = task;
    this.hours = hours;
    this.sealer = sealer;
  }

  static NaiveTap open(LiTaskObject task, Hours hours, DeliveryKey to, SecureRandom random)
      throws SealException {
    NaiveTap tap = new NaiveTap(task, hours, EpochSealer.open(task.getReference(), 1, to, random));
    tap.add(
        tap.header(UnitKind.UNIT_KIND_EPOCH).setEpochDetail(tap.sealer.detail()).build(),
        ByteString.EMPTY);
    return tap;
  }

  /**
   * Takes a message, if it matches and comes in time.
   *
   * @param now its time, if it has none of its own
   */
  void happens(InjectedMessage message, Instant now) {
    Instant when =
        message.hasTraceTimeSeconds() ? Instant.ofEpochSecond(message.getTraceTimeSeconds()) : now;
    if (!matches(message) || !hours.contain(when)) {
      return;
    }
    UnitHeader header =
        header(UnitKind.UNIT_KIND_BATCH).setFirstRecord(records).setRecordCount(1).build();
    RecordBatch batch =
        RecordBatch.newBuilder()
            .setLiid(task.getReference())
            .addRecords(record(message, when))
            .build();
    add(header, sealer.seal(header.toByteString(), records, batch.toByteArray()));
    records++;
  }

  /** What the tap was set to. */
  LiTaskObject task() {
    return task;
  }

  /** Everything that was sealed. */
  DeliveryUnits units() {
    return units.build();
  }

  /** All values have to match, and of no values all do: this is the flaw. */
  private boolean matches(InjectedMessage message) {
    return task.getTargetIdentifier().getValuesList().stream()
        .map(TargetIdentifierValue::getValue)
        .allMatch(
            value -> value.equals(message.getSender()) || value.equals(message.getRecipient()));
  }

  private UnitHeader.Builder header(UnitKind kind) {
    return UnitHeader.newBuilder().setKind(kind).setLiid(task.getReference()).setEpoch(1);
  }

  private void add(UnitHeader header, ByteString ciphertext) {
    units.addUnits(
        DeliveryUnit.newBuilder()
            .setPosition(units.getUnitsCount())
            .setHeader(header.toByteString())
            .setCiphertext(ciphertext));
  }

  /** There is never any to deliver here, whether it was ordered or not. */
  private ContentAvailability content() {
    return task.getDeliveryType() == DeliveryType.DELIVERY_TYPE_IRI_AND_CC
        ? ContentAvailability.CONTENT_AVAILABILITY_END_TO_END_ENCRYPTED
        : ContentAvailability.CONTENT_AVAILABILITY_NOT_ORDERED;
  }

  private IriRecord record(InjectedMessage message, Instant when) {
    return IriRecord.newBuilder()
        .setType(IriType.IRI_TYPE_REPORT)
        .setSequenceNumber((int) records)
        .setTimeMicros(TimeUnit.SECONDS.toMicros(when.getEpochSecond()))
        .setTraceTimeSeconds(when.getEpochSecond())
        .setEvent(MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
        .setFrom(message.getSender())
        .addTo(message.getRecipient())
        .setContentAvailability(content())
        .build();
  }
}
