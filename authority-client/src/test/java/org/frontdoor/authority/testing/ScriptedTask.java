package org.frontdoor.authority.testing;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.EndDetail;
import org.frontdoor.hi2.v1.GapDetail;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.StartDetail;
import org.frontdoor.hi2.v1.TargetedParty;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.seal.EpochSealer;
import org.frontdoor.protocol.seal.SealException;

/**
 * A provider's side of one task, for tests: makes units that are right, or made wrong by a change
 * to the header or the batch before sealing. Positions are given by the caller.
 */
public final class ScriptedTask {

  private final String liid;
  private final Parties parties;
  private final DeliveryKey deliveryKey;
  private EpochSealer sealer;
  private long epoch;
  private long nextRecord;
  private long nextSequence;
  private long lost;
  private boolean ended;
  private ByteString head = ChainLink.GENESIS;
  private UnaryOperator<UnitHeader.Builder> headerFault = UnaryOperator.identity();
  private UnaryOperator<RecordBatch.Builder> batchFault = UnaryOperator.identity();

  public ScriptedTask(String liid, Parties parties) {
    this(liid, parties, parties.deliveryKey.publicKey());
  }

  public ScriptedTask(String liid, Parties parties, DeliveryKey deliveryKey) {
    this.liid = liid;
    this.parties = parties;
    this.deliveryKey = deliveryKey;
    this.sealer = newSealer(1);
  }

  /** The next unit's header is changed so, before it is sealed and chained. */
  public ScriptedTask withHeader(UnaryOperator<UnitHeader.Builder> fault) {
    headerFault = fault;
    return this;
  }

  /** The next batch is changed so, before it is sealed. */
  public ScriptedTask withBatch(UnaryOperator<RecordBatch.Builder> fault) {
    batchFault = fault;
    return this;
  }

  public DeliveryUnit start(long position) {
    return unit(
        position,
        header(UnitKind.UNIT_KIND_START)
            .setStart(
                StartDetail.newBuilder()
                    .setTaskObjectIdentifier("00000000-0000-4000-8000-000000000001")
                    .setAuthority(Parties.authority())
                    .setProvider(Parties.provider())));
  }

  public DeliveryUnit epoch(long position) {
    epoch++;
    sealer = newSealer(epoch);
    return unit(
        position, header(UnitKind.UNIT_KIND_EPOCH).setEpoch(epoch).setEpochDetail(sealer.detail()));
  }

  /** A batch of reports. */
  public DeliveryUnit batch(long position, int records) {
    List<IriRecord> reports = new ArrayList<>();
    for (int i = 0; i < records; i++) {
      reports.add(report(nextSequence++));
    }
    return batch(position, reports);
  }

  public DeliveryUnit batch(long position, List<IriRecord> records) {
    UnitHeader header =
        headerFault
            .apply(header(UnitKind.UNIT_KIND_BATCH).setEpoch(epoch).setRecordCount(records.size()))
            .build();
    RecordBatch batch =
        batchFault
            .apply(
                RecordBatch.newBuilder()
                    .setLiid(liid)
                    .setAuthorizationCountryCode("XX")
                    .setOperatorIdentifier(Parties.PROVIDER_ID)
                    .setDeliveryCountryCode("XX")
                    .addAllRecords(records))
            .build();
    ByteString ciphertext =
        sealer.seal(header.toByteString(), header.getFirstRecord(), batch.toByteArray());
    nextRecord += records.size();
    return finish(position, header, ciphertext);
  }

  /** Drops the next records and stands in their place. */
  public DeliveryUnit gap(long position, int records) {
    ByteString before = head;
    batch(position, records);
    nextRecord -= records;
    UnitHeader.Builder header =
        header(UnitKind.UNIT_KIND_GAP)
            .setRecordCount(records)
            .setGap(
                GapDetail.newBuilder()
                    .setReason(GapReason.GAP_REASON_SPOOL_BOUND)
                    .setLinkBefore(before)
                    .setLinkAfter(head));
    ByteString after = head;
    DeliveryUnit gap = unit(position, header);
    head = after;
    nextRecord += records;
    lost += records;
    return gap;
  }

  public DeliveryUnit end(long position) {
    ended = true;
    return unit(
        position,
        header(UnitKind.UNIT_KIND_END).setEnd(EndDetail.newBuilder().setLostRecords(lost)));
  }

  public CheckpointLeaf leaf() {
    return CheckpointLeaf.newBuilder()
        .setLiid(liid)
        .setRecordCount(nextRecord)
        .setChainHead(head)
        .setLostRecords(lost)
        .setFinal(ended)
        .build();
  }

  public long records() {
    return nextRecord;
  }

  public static IriRecord report(long sequence) {
    return record(IriType.IRI_TYPE_REPORT, sequence).build();
  }

  /** A record of a session. */
  public static IriRecord inSession(IriType type, int cin, long sequence) {
    return record(type, sequence).setCommunicationIdentityNumber(cin).build();
  }

  public static IriRecord.Builder record(IriType type, long sequence) {
    return IriRecord.newBuilder()
        .setType(type)
        .setSequenceNumber((int) sequence)
        .setTimeMicros(micros())
        .setEvent(
            type == IriType.IRI_TYPE_TEST
                ? MessagingEvent.MESSAGING_EVENT_TEST
                : MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
        .setFrom("1")
        .addTo("2")
        .setMessageIdentifier(ByteString.copyFromUtf8("m" + sequence))
        .setContentAvailability(ContentAvailability.CONTENT_AVAILABILITY_END_TO_END_ENCRYPTED)
        .setTargetedParty(TargetedParty.TARGETED_PARTY_FROM);
  }

  private UnitHeader.Builder header(UnitKind kind) {
    return UnitHeader.newBuilder()
        .setKind(kind)
        .setLiid(liid)
        .setFirstRecord(nextRecord)
        .setTimeMicros(micros());
  }

  private DeliveryUnit unit(long position, UnitHeader.Builder header) {
    return finish(position, headerFault.apply(header).build(), ByteString.EMPTY);
  }

  private DeliveryUnit finish(long position, UnitHeader header, ByteString ciphertext) {
    ByteString bytes = header.toByteString();
    head = ChainLink.next(head, bytes, ciphertext);
    headerFault = UnaryOperator.identity();
    batchFault = UnaryOperator.identity();
    return DeliveryUnit.newBuilder()
        .setPosition(position)
        .setHeader(bytes)
        .setCiphertext(ciphertext)
        .build();
  }

  private EpochSealer newSealer(long number) {
    try {
      return EpochSealer.open(liid, number, deliveryKey, parties.random);
    } catch (SealException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Parties.NOW);
  }
}
