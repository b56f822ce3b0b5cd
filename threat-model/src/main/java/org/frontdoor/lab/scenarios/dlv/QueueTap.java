package org.frontdoor.lab.scenarios.dlv;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.TargetedParty;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.lab.scenario.Stage;
import org.frontdoor.protocol.chain.CheckpointMaker;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.seal.BatchCipher;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.verify.CompletenessReport;
import org.frontdoor.protocol.verify.CompletenessVerifier;
import org.frontdoor.protocol.verify.StreamView;
import org.frontdoor.protocol.verify.TaskReport;
import org.frontdoor.provider.delivery.EpochPolicy;
import org.frontdoor.provider.delivery.SpooledUnit;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskDelivery;

/**
 * A naive tap: events wait in a bounded queue for a channel that carries so many records a second,
 * and what finds the queue full is dropped. Only what leaves the queue is numbered, sealed, chained
 * and signed, all as the reference endpoint does it.
 */
final class QueueTap implements FloodedTap {

  private static final String LIID = "LI-0123456789abcdef";
  private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

  private final int aSecond;
  private final int room;
  private final String target;
  private final Queue<String> queue = new ArrayDeque<>();
  private final List<SpooledUnit> units = new ArrayList<>();
  private final LabPki pki;
  private final EndpointId provider;
  private final EndpointId authority;
  private final DeliveryKeyPair key;
  private final TaskDelivery delivery;
  private long seconds;
  private double credit;

  QueueTap(Stage stage, String target) throws SealException {
    this.aSecond = stage.parameters().integer("channel");
    this.room = stage.parameters().integer("queue");
    this.target = target;
    this.pki = LabPki.create("XX", InstantSource.fixed(BEGIN), stage.secureRandom("laboratory"));
    this.provider = pki.evidence("PROVIDER1").identity().endpointId();
    this.authority = pki.authoritySigning("AUTH0001").identity().endpointId();
    this.key = DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    this.delivery =
        new TaskDelivery(
            new TaskDefinition(new UUID(0, 1), LIID, authority, key.publicKey(), false),
            TaskDelivery.beginning(),
            provider,
            new EpochPolicy(1 << 20, Duration.ofHours(1)),
            stage.secureRandom("epoch keys"),
            new BatchCipher());
    delivery.start(micros());
    take();
  }

  @Override
  public void second(List<String> recipients) {
    for (String recipient : recipients) {
      if (queue.size() < room) {
        queue.add(recipient);
      }
      drain((double) aSecond / recipients.size());
    }
    delivery.seal(micros());
    take();
    seconds++;
  }

  private void drain(double records) {
    credit = Math.min(credit + records, aSecond);
    while (credit >= 1 && !queue.isEmpty()) {
      delivery.report(record(queue.remove()), micros());
      credit--;
    }
  }

  private IriRecord.Builder record(String recipient) {
    return IriRecord.newBuilder()
        .setTimeMicros(micros())
        .setEvent(MessagingEvent.MESSAGING_EVENT_MESSAGE_SENT)
        .setFrom(target)
        .addTo(recipient)
        .setContentAvailability(ContentAvailability.CONTENT_AVAILABILITY_END_TO_END_ENCRYPTED)
        .setTargetedParty(TargetedParty.TARGETED_PARTY_FROM);
  }

  @Override
  public Delivered end() throws SealException, InvalidProtocolBufferException {
    while (!queue.isEmpty()) {
      delivery.report(record(queue.remove()), micros());
    }
    delivery.end(micros());
    take();
    List<DeliveryUnit> stream = new ArrayList<>();
    for (SpooledUnit unit : units) {
      stream.add(
          DeliveryUnit.newBuilder()
              .setPosition(stream.size() + 1L)
              .setHeader(unit.header())
              .setCiphertext(unit.ciphertext())
              .build());
    }
    CompletenessReport report = verified(stream);
    TaskReport task = report.tasks().getFirst();
    return new Delivered(opened(stream), task.records(), task.lost(), report.complete());
  }

  /** The authority checks what it has received, with the provider's final signature. */
  private CompletenessReport verified(List<DeliveryUnit> stream) {
    CompletenessVerifier verifier =
        CompletenessVerifier.of(
            new MessageVerifier(new CertificateVerifier(pki.anchors())),
            provider,
            authority,
            StreamView.WHOLE);
    stream.forEach(verifier::feed);
    verifier.feed(
        new CheckpointMaker(pki.evidence("PROVIDER1"), authority)
            .make(
                1,
                micros(),
                List.of(
                    CheckpointLeaf.newBuilder()
                        .setLiid(LIID)
                        .setRecordCount(delivery.progress().nextRecord())
                        .setChainHead(delivery.progress().chainHead())
                        .setFinal(true)
                        .build())),
        BEGIN);
    return verifier.report(List.of(LIID));
  }

  /** The authority opens what it has received. */
  private Map<String, Integer> opened(List<DeliveryUnit> stream)
      throws SealException, InvalidProtocolBufferException {
    Map<String, Integer> counts = new HashMap<>();
    UnitHeader epoch = header(stream, UnitKind.UNIT_KIND_EPOCH);
    try (EpochOpener opener = EpochOpener.open(epoch, key)) {
      for (DeliveryUnit unit : stream) {
        UnitHeader header = UnitHeader.parseFrom(unit.getHeader());
        if (header.getKind() == UnitKind.UNIT_KIND_BATCH) {
          ByteString batch =
              ByteString.copyFrom(
                  opener.open(unit.getHeader(), header.getFirstRecord(), unit.getCiphertext()));
          for (IriRecord record : RecordBatch.parseFrom(batch).getRecordsList()) {
            record.getToList().forEach(to -> counts.merge(to, 1, Integer::sum));
          }
        }
      }
    }
    return counts;
  }

  private static UnitHeader header(List<DeliveryUnit> stream, UnitKind kind)
      throws InvalidProtocolBufferException {
    for (DeliveryUnit unit : stream) {
      UnitHeader header = UnitHeader.parseFrom(unit.getHeader());
      if (header.getKind() == kind) {
        return header;
      }
    }
    throw new IllegalStateException("every delivery has one");
  }

  private void take() {
    units.addAll(delivery.takeUnits());
  }

  private long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, BEGIN.plusSeconds(seconds));
  }
}
