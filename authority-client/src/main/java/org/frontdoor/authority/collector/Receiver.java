package org.frontdoor.authority.collector;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.FindingKind;
import org.frontdoor.authority.store.SetAside;
import org.frontdoor.authority.store.StoreState;
import org.frontdoor.authority.store.StoredCheckpoint;
import org.frontdoor.authority.store.StoredUnit;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.hi2.v1.HelloResponse;
import org.frontdoor.hi2.v1.Resume;
import org.frontdoor.hi2.v1.Resumed;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.chain.VerifiedCheckpoint;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/**
 * The receiving end of one delivery stream, without I/O, threads or a clock. It is given what
 * arrives, says what to send, and collects what to store; {@link #round} hands that out, and only
 * when it is durable may its acknowledgement be sent.
 *
 * <pre>
 * phase        message            next phase
 * GREETED      HelloResponse      RESUMING, if its options are good
 * RESUMING     Resumed            DELIVERING
 * DELIVERING   unit, checkpoint   DELIVERING
 * any          operator message   the same
 * any          whatever else      CLOSED
 * </pre>
 *
 * <p>A unit that fails its checks stops its task: it and what follows for the task are set aside as
 * evidence and acknowledged, so that other tasks go on. What cannot be pinned on a task closes the
 * stream. For one thread.
 */
public final class Receiver {

  private enum Stage {
    GREETED,
    RESUMING,
    DELIVERING,
    CLOSED
  }

  private static final long HIGHEST_POSITION = 1L << 62;
  private static final ParseLimits HEADER_LIMITS = ParseLimits.usual().withMaxBytes(8192);

  private final Handshake handshake;
  private final EvidenceSignatures signatures;
  private final Means means;
  private final Map<String, TaskDelivery> tasks = new HashMap<>();
  private final PendingRound pending = new PendingRound();
  private final StrictParser<UnitHeader> headers =
      StrictParser.of(UnitHeader.getDefaultInstance(), HEADER_LIMITS);
  private Stage stage = Stage.GREETED;
  private long storedPosition;
  private long nextPosition;
  private long lastCheckpoint;

  /**
   * A receiver for one stream.
   *
   * @param durable how far the store has come
   * @param nonce 16 random bytes, new for each stream
   */
  public Receiver(Expectations expected, StoreState durable, ByteString nonce) {
    this.handshake = new Handshake(expected, nonce);
    this.signatures = new EvidenceSignatures(expected);
    this.means = new Means(expected);
    this.storedPosition = durable.nextPosition();
    this.nextPosition = durable.nextPosition();
    this.lastCheckpoint = durable.lastCheckpoint();
    for (TaskState task : durable.tasks().values()) {
      tasks.put(task.liid(), new TaskDelivery(task, means));
    }
  }

  /** What to send first. */
  public DeliverRequest hello() {
    return handshake.hello();
  }

  /** Takes what has arrived and says what to do at once, if anything. */
  public Optional<Effect> receive(DeliverResponse message, Instant now) {
    if (stage == Stage.CLOSED) {
      return Optional.empty();
    }
    try {
      return switch (message.getMessageCase()) {
        case HELLO_RESPONSE -> Optional.of(agree(message.getHelloResponse(), now));
        case RESUMED -> resumed(message.getResumed());
        case UNITS -> units(message.getUnits(), now);
        case CHECKPOINT -> checkpoint(message.getCheckpoint(), now);
        case OPERATOR_MESSAGE -> Optional.of(new Effect.Inform(message.getOperatorMessage()));
        case KEEPALIVE_REQUEST, KEEPALIVE_RESPONSE -> Optional.empty();
        case MESSAGE_NOT_SET -> throw broken("A message on the stream holds nothing");
      };
    } catch (Rejection e) {
      return Optional.of(close(message, e, now));
    }
  }

  /** Whether there is anything to store. */
  public boolean hasPending() {
    return !pending.isEmpty();
  }

  /** Bytes of the units that wait to be stored. */
  public long pendingBytes() {
    return pending.bytes();
  }

  /** Hands out what is to be stored; the next round begins empty. */
  public Round round() {
    Round round = pending.take(storedPosition, nextPosition, lastCheckpoint);
    storedPosition = nextPosition;
    return round;
  }

  /** Forgets all epoch keys. */
  public void close() {
    stage = Stage.CLOSED;
    means.openers().close();
  }

  private Effect agree(HelloResponse response, Instant now) throws Rejection {
    require(Stage.GREETED, "A HelloResponse came twice");
    StreamOptions agreed = signatures.options(response.getSignedOptions(), now);
    handshake.check(agreed);
    stage = Stage.RESUMING;
    DeliverRequest resume =
        DeliverRequest.newBuilder()
            .setResume(
                Resume.newBuilder().setNextPosition(nextPosition).setLastCheckpoint(lastCheckpoint))
            .build();
    return new Effect.Begin(agreed, resume);
  }

  private Optional<Effect> resumed(Resumed resumed) throws Rejection {
    require(Stage.RESUMING, "A Resumed came that was not asked for");
    if (resumed.getNextPosition() < nextPosition || resumed.getNextPosition() > HIGHEST_POSITION) {
      throw broken("The provider resumes at another position than the one asked for");
    }
    stage = Stage.DELIVERING;
    return Optional.empty();
  }

  private Optional<Effect> units(DeliveryUnits units, Instant now) throws Rejection {
    require(Stage.DELIVERING, "A unit came before delivery was resumed");
    long micros = micros(now);
    for (DeliveryUnit unit : units.getUnitsList()) {
      unit(new StoredUnit(unit, micros));
    }
    return Optional.empty();
  }

  private void unit(StoredUnit stored) throws Rejection {
    DeliveryUnit unit = stored.unit();
    if (unit.getPosition() < 1 || unit.getPosition() > HIGHEST_POSITION) {
      throw broken("A unit has no possible position");
    }
    if (unit.getPosition() < nextPosition) {
      pending.sentAgain(stored);
      return;
    }
    nextPosition = unit.getPosition() + 1;
    try {
      deliver(headers.parse(unit.getHeader()), stored);
    } catch (MalformedMessageException e) {
      setAside(stored);
      pending.found(
          finding(
              FindingKind.MALFORMED,
              "",
              stored.receivedMicros(),
              "The header of a unit is malformed: " + e.rule()));
    }
  }

  private void deliver(UnitHeader header, StoredUnit stored) {
    String liid = header.getLiid();
    TaskDelivery known = tasks.get(liid);
    TaskDelivery task = known != null ? known : TaskDelivery.begin(liid, means);
    if (task.phase() == Phase.STOPPED) {
      setAside(stored);
      return;
    }
    if (known == null) {
      tasks.put(liid, task);
    }
    pending.moved(task);
    try {
      TaskDelivery.Taken result = task.accept(header, stored.unit());
      pending.accepted(stored, result.recordTimes());
      reportLoss(liid, result, stored.receivedMicros());
    } catch (Rejection e) {
      task.stop();
      setAside(stored);
      pending.found(finding(e.kind(), liid, stored.receivedMicros(), e.sentence()));
    }
  }

  private Optional<Effect> checkpoint(Checkpoint checkpoint, Instant now) throws Rejection {
    require(Stage.DELIVERING, "A checkpoint came before delivery was resumed");
    VerifiedCheckpoint signed = signatures.checkpoint(checkpoint, now);
    Rejection.unless(
        signed.body().getNumber() > lastCheckpoint,
        FindingKind.CHECKPOINT_FORGED,
        "A checkpoint comes again, or before an earlier one");
    lastCheckpoint = signed.body().getNumber();
    pending.accepted(
        new StoredCheckpoint(signed.body().getNumber(), nextPosition, checkpoint, micros(now)));
    for (CheckpointLeaf leaf : signed.leaves()) {
      confirm(leaf, now);
    }
    return Optional.empty();
  }

  private void confirm(CheckpointLeaf leaf, Instant now) {
    String liid = leaf.getLiid();
    TaskDelivery task = tasks.computeIfAbsent(liid, missing -> TaskDelivery.begin(missing, means));
    if (task.phase() == Phase.STOPPED) {
      return;
    }
    pending.moved(task);
    try {
      task.confirm(leaf);
    } catch (Rejection e) {
      task.stop();
      pending.found(finding(e.kind(), liid, micros(now), e.sentence()));
    }
  }

  private void reportLoss(String liid, TaskDelivery.Taken result, long micros) {
    long records = result.lostRecords();
    if (records > 0) {
      lost(liid, micros, "lost " + records + " records at the bound of its spool");
    }
    long events = result.lostEvents();
    if (events > 0) {
      String what = " events of all users at the bound of its journal";
      lost(liid, micros, "did not read " + events + what);
    }
  }

  private void lost(String liid, long micros, String how) {
    pending.found(finding(FindingKind.RECORDS_LOST, liid, micros, "The provider " + how));
  }

  private Effect close(DeliverResponse message, Rejection rejection, Instant now) {
    stage = Stage.CLOSED;
    means.openers().close();
    Finding why = finding(rejection.kind(), "", micros(now), rejection.sentence());
    pending.setAside(new SetAside(nextPosition, message, micros(now)));
    pending.found(why);
    return new Effect.Close(why);
  }

  private void setAside(StoredUnit unit) {
    DeliverResponse message =
        DeliverResponse.newBuilder()
            .setUnits(DeliveryUnits.newBuilder().addUnits(unit.unit()))
            .build();
    pending.setAside(new SetAside(unit.position(), message, unit.receivedMicros()));
  }

  private void require(Stage expectedStage, String otherwise) throws Rejection {
    if (stage != expectedStage) {
      throw broken(otherwise);
    }
  }

  private static Rejection broken(String sentence) {
    return new Rejection(FindingKind.STREAM_BROKEN, sentence);
  }

  private Finding finding(FindingKind kind, String liid, long micros, String sentence) {
    return new Finding(kind, liid, nextPosition, micros, sentence);
  }

  private static long micros(Instant now) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, now);
  }
}
