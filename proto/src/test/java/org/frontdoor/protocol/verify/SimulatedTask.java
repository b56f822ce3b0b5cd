package org.frontdoor.protocol.verify;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.EndDetail;
import org.frontdoor.hi2.v1.GapDetail;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.StartDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.seal.EpochSealer;
import org.frontdoor.protocol.seal.SealException;

/** One task of a simulated provider: makes units as the protocol says, from a seeded source. */
final class SimulatedTask {

  private static final SecureRandom KEYS = new SecureRandom();

  final String liid;
  private final VerifyLab lab;
  private final RandomGenerator random;
  private final Map<Integer, Integer> sessions = new LinkedHashMap<>();
  private final List<Sealed> units = new ArrayList<>();
  private EpochSealer sealer;
  private ByteString head = ChainLink.GENESIS;
  private long epoch;
  private long nextRecord;
  private long lost;
  private long timeMicros = 1_000_000;
  private int lastCin;
  private int nextReport;
  private boolean ended;

  /** A unit that has no position yet. */
  record Sealed(UnitHeader header, ByteString ciphertext) {}

  SimulatedTask(String liid, VerifyLab lab, RandomGenerator random) throws SealException {
    this.liid = liid;
    this.lab = lab;
    this.random = random;
    chain(
        header(UnitKind.UNIT_KIND_START)
            .setStart(
                StartDetail.newBuilder()
                    .setTaskObjectIdentifier("00000000-0000-4000-8000-000000000000")
                    .setProvider(lab.provider)
                    .setAuthority(lab.authority)),
        ByteString.EMPTY);
    this.sealer = openEpoch();
    batch(1);
  }

  /** Makes units since the last call. */
  List<Sealed> take() {
    List<Sealed> taken = List.copyOf(units);
    units.clear();
    return taken;
  }

  boolean ended() {
    return ended;
  }

  long lost() {
    return lost;
  }

  long delivered() {
    return nextRecord - lost;
  }

  CheckpointLeaf leaf() {
    return CheckpointLeaf.newBuilder()
        .setLiid(liid)
        .setRecordCount(nextRecord)
        .setChainHead(head)
        .setLostRecords(lost)
        .setFinal(ended)
        .build();
  }

  void newEpoch() throws SealException {
    // Epochs whose commit failed are burned: numbers may be left out.
    epoch += random.nextInt(2);
    sealer.close();
    sealer = openEpoch();
  }

  private EpochSealer openEpoch() throws SealException {
    epoch++;
    var opened = EpochSealer.open(liid, epoch, lab.deliveryKey.publicKey(), KEYS);
    chain(
        header(UnitKind.UNIT_KIND_EPOCH).setEpoch(epoch).setEpochDetail(opened.detail()),
        ByteString.EMPTY);
    return opened;
  }

  /** A batch of so many records. */
  void batch(int records) {
    var batch =
        RecordBatch.newBuilder()
            .setLiid(liid)
            .setAuthorizationCountryCode("XX")
            .setOperatorIdentifier("PROVID01")
            .setDeliveryCountryCode("XX");
    for (int i = 0; i < records; i++) {
      batch.addRecords(record(nextRecord + i));
    }
    UnitHeader.Builder header =
        header(UnitKind.UNIT_KIND_BATCH).setEpoch(epoch).setRecordCount(records);
    ByteString bytes = header.build().toByteString();
    ByteString ciphertext = sealer.seal(bytes, nextRecord, batch.build().toByteArray());
    chain(header, ciphertext);
    nextRecord += records;
  }

  /** So many batches, dropped before they were sent and replaced by one gap. */
  void droppedBatches(int batches) {
    ByteString before = head;
    long first = nextRecord;
    for (int i = 0; i < batches; i++) {
      batch(1 + random.nextInt(3));
      units.removeLast();
    }
    int records = (int) (nextRecord - first);
    lost += records;
    units.add(
        new Sealed(
            header(UnitKind.UNIT_KIND_GAP)
                .setFirstRecord(first)
                .setRecordCount(records)
                .setGap(
                    GapDetail.newBuilder()
                        .setReason(GapReason.GAP_REASON_SPOOL_BOUND)
                        .setLinkBefore(before)
                        .setLinkAfter(head))
                .build(),
            ByteString.EMPTY));
  }

  void journalGap() {
    sessions.clear();
    chain(
        header(UnitKind.UNIT_KIND_GAP)
            .setGap(
                GapDetail.newBuilder()
                    .setReason(GapReason.GAP_REASON_JOURNAL_BOUND)
                    .setLinkBefore(head)
                    .setLinkAfter(head)
                    .setLostEvents(1 + random.nextInt(100))),
        ByteString.EMPTY);
  }

  void end() {
    chain(
        header(UnitKind.UNIT_KIND_END).setEnd(EndDetail.newBuilder().setLostRecords(lost)),
        ByteString.EMPTY);
    sealer.close();
    ended = true;
  }

  private UnitHeader.Builder header(UnitKind kind) {
    return UnitHeader.newBuilder()
        .setKind(kind)
        .setLiid(liid)
        .setFirstRecord(nextRecord)
        .setTimeMicros(timeMicros);
  }

  private void chain(UnitHeader.Builder header, ByteString ciphertext) {
    UnitHeader built = header.build();
    head = ChainLink.next(head, built.toByteString(), ciphertext);
    units.add(new Sealed(built, ciphertext));
  }

  private IriRecord record(long number) {
    timeMicros += random.nextInt(3);
    var record =
        IriRecord.newBuilder()
            .setTimeMicros(timeMicros)
            .setEvent(MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
            .setFrom("someone");
    if (number == 0) {
      return record
          .setType(IriType.IRI_TYPE_TEST)
          .setEvent(MessagingEvent.MESSAGING_EVENT_TEST)
          .build();
    }
    return switch (random.nextInt(4)) {
      case 0 -> record.setType(IriType.IRI_TYPE_REPORT).setSequenceNumber(nextReport++).build();
      case 1 -> begin(record);
      default -> sessions.isEmpty() ? begin(record) : goOn(record);
    };
  }

  private IriRecord begin(IriRecord.Builder record) {
    sessions.put(++lastCin, 1);
    return record.setType(IriType.IRI_TYPE_BEGIN).setCommunicationIdentityNumber(lastCin).build();
  }

  private IriRecord goOn(IriRecord.Builder record) {
    List<Integer> open = List.copyOf(sessions.keySet());
    int cin = open.get(random.nextInt(open.size()));
    int number = sessions.merge(cin, 1, Integer::sum) - 1;
    boolean last = random.nextInt(4) == 0;
    if (last) {
      sessions.remove(cin);
    }
    return record
        .setType(last ? IriType.IRI_TYPE_END : IriType.IRI_TYPE_CONTINUE)
        .setCommunicationIdentityNumber(cin)
        .setSequenceNumber(number)
        .build();
  }
}
