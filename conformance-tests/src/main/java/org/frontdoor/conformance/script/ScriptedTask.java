package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.ContentAvailability;
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
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one task, made unit by unit. Each unit that is made moves the task on, whether or
 * not it is sent.
 */
public final class ScriptedTask {

  private static final int MESSAGE_IDENTIFIER_BYTES = 16;
  private static final long REPORTS = -1;

  private final Examination exam;
  private final ScriptedProvider provider;
  private final String liid;
  private final SecureRandom random;
  private final Map<Long, Long> sequenceNumbers = new HashMap<>();
  private @Nullable EpochSealer sealer;
  private ByteString head = ChainLink.GENESIS;
  private long epoch;
  private long nextRecord;
  private boolean ended;

  ScriptedTask(Examination exam, ScriptedProvider provider) {
    this.exam = exam;
    this.provider = provider;
    this.liid = exam.ids().liid();
    this.random = new Seeded(exam.ids().random());
  }

  /** Its LIID. */
  public String liid() {
    return liid;
  }

  /** How many records it has, the test record among them. */
  public long records() {
    return nextRecord;
  }

  /** START, EPOCH and the batch of the test record. */
  public List<ScriptedUnit> opening() {
    return List.of(start(), epoch(), batch(List.of(testRecord())));
  }

  /** A whole delivery from START to END, with so many records in each of some batches. */
  public List<ScriptedUnit> delivery(int... batches) {
    List<ScriptedUnit> units = new ArrayList<>(opening());
    for (int records : batches) {
      units.add(reports(records));
    }
    units.add(end());
    return units;
  }

  /** START, between the two parties that are on the stream. */
  public ScriptedUnit start() {
    return start(provider.authority());
  }

  /** START, for any authority. */
  public ScriptedUnit start(EndpointId authority) {
    return advance(
        header(UnitKind.UNIT_KIND_START)
            .setStart(
                StartDetail.newBuilder()
                    .setTaskObjectIdentifier(exam.ids().uuid())
                    .setAuthority(authority)
                    .setProvider(provider.id())));
  }

  /** EPOCH: a new key. */
  public ScriptedUnit epoch() {
    epoch++;
    EpochSealer next = sealer();
    sealer = next;
    return advance(header(UnitKind.UNIT_KIND_EPOCH).setEpoch(epoch).setEpochDetail(next.detail()));
  }

  /** A BATCH of so many reports outside any session. */
  public ScriptedUnit reports(int count) {
    List<IriRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(report());
    }
    return batch(records);
  }

  /** A BATCH. */
  public ScriptedUnit batch(List<IriRecord> records) {
    if (sealer == null) {
      throw new IllegalStateException("A batch comes after the EPOCH of its epoch.");
    }
    UnitHeader header =
        header(UnitKind.UNIT_KIND_BATCH).setEpoch(epoch).setRecordCount(records.size()).build();
    RecordBatch batch =
        RecordBatch.newBuilder()
            .setLiid(liid)
            .setAuthorizationCountryCode(provider.authority().getCountryCode())
            .setDeliveryCountryCode(provider.authority().getCountryCode())
            .setOperatorIdentifier(provider.id().getUniqueIdentifier())
            .addAllRecords(records)
            .build();
    ByteString ciphertext = sealer.seal(header.toByteString(), nextRecord, batch.toByteArray());
    nextRecord += records.size();
    return advance(new ScriptedUnit(header, ciphertext));
  }

  /** A GAP that says that events were lost before they were matched. */
  public ScriptedUnit journalGap(long lostEvents) {
    return advance(
        header(UnitKind.UNIT_KIND_GAP)
            .setGap(
                GapDetail.newBuilder()
                    .setReason(GapReason.GAP_REASON_JOURNAL_BOUND)
                    .setLinkBefore(head)
                    .setLinkAfter(head)
                    .setLostEvents(lostEvents)));
  }

  /** END, with nothing lost. */
  public ScriptedUnit end() {
    ended = true;
    return advance(header(UnitKind.UNIT_KIND_END).setEnd(EndDetail.getDefaultInstance()));
  }

  /** What a checkpoint says of the task as it is now. */
  public CheckpointLeaf leaf() {
    return CheckpointLeaf.newBuilder()
        .setLiid(liid)
        .setRecordCount(nextRecord)
        .setChainHead(head)
        .setFinal(ended)
        .build();
  }

  /** The next report outside any session. */
  public IriRecord report() {
    return record(IriType.IRI_TYPE_REPORT, MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
        .setSequenceNumber(nextSequenceNumber(REPORTS))
        .setFrom("conf-sender")
        .addTo("conf-receiver")
        .setMessageIdentifier(exam.ids().bytes(MESSAGE_IDENTIFIER_BYTES))
        .setContentAvailability(ContentAvailability.CONTENT_AVAILABILITY_END_TO_END_ENCRYPTED)
        .setTargetedParty(TargetedParty.TARGETED_PARTY_FROM)
        .build();
  }

  /** BEGIN and END of a session that has a number. */
  public List<IriRecord> session(int cin) {
    return List.of(
        inSession(cin, IriType.IRI_TYPE_BEGIN, MessagingEvent.MESSAGING_EVENT_SESSION_OPENED),
        inSession(cin, IriType.IRI_TYPE_END, MessagingEvent.MESSAGING_EVENT_SESSION_CLOSED));
  }

  private IriRecord inSession(int cin, IriType type, MessagingEvent event) {
    return record(type, event)
        .setCommunicationIdentityNumber(cin)
        .setSequenceNumber(nextSequenceNumber(cin))
        .setFrom("conf-target")
        .setContentAvailability(ContentAvailability.CONTENT_AVAILABILITY_NONE)
        .setTargetedParty(TargetedParty.TARGETED_PARTY_FROM)
        .build();
  }

  private IriRecord testRecord() {
    return record(IriType.IRI_TYPE_TEST, MessagingEvent.MESSAGING_EVENT_TEST)
        .setContentAvailability(ContentAvailability.CONTENT_AVAILABILITY_NONE)
        .setTargetedParty(TargetedParty.TARGETED_PARTY_NONE)
        .build();
  }

  private IriRecord.Builder record(IriType type, MessagingEvent event) {
    return IriRecord.newBuilder()
        .setType(type)
        .setEvent(event)
        .setTimeMicros(Times.micros(exam.now()));
  }

  private int nextSequenceNumber(long context) {
    long number = sequenceNumbers.merge(context, 1L, Long::sum) - 1;
    return (int) number;
  }

  private UnitHeader.Builder header(UnitKind kind) {
    return UnitHeader.newBuilder()
        .setKind(kind)
        .setLiid(liid)
        .setFirstRecord(nextRecord)
        .setTimeMicros(Times.micros(exam.now()));
  }

  private ScriptedUnit advance(UnitHeader.Builder header) {
    return advance(new ScriptedUnit(header.build(), ByteString.EMPTY));
  }

  private ScriptedUnit advance(ScriptedUnit unit) {
    head = ChainLink.next(head, unit.header().toByteString(), unit.ciphertext());
    return unit;
  }

  private EpochSealer sealer() {
    DeliveryKey key = exam.setting().statement().adapter().deliveryKeys().getFirst();
    try {
      return EpochSealer.open(liid, epoch, key, random);
    } catch (SealException e) {
      throw exam.inconclusive("records can be sealed to the declared key", "they cannot");
    }
  }

  /** Epoch keys of the run's seed, so that a run can be repeated; they protect nothing real. */
  private static final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient RandomGenerator source;

    Seeded(RandomGenerator source) {
      this.source = source;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      source.nextBytes(bytes);
    }
  }
}
