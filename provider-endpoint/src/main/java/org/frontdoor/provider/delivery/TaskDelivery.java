package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.ContentAvailability;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.MessagingEvent;
import org.frontdoor.hi2.v1.RecordBatch;
import org.frontdoor.hi2.v1.StartDetail;
import org.frontdoor.hi2.v1.TargetedParty;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.protocol.seal.BatchCipher;
import org.frontdoor.protocol.seal.EpochSealer;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.provider.delivery.ContextState.SessionKey;
import org.jspecify.annotations.Nullable;

/**
 * One task's way from records to sealed, chained units. Knows neither disk nor network: what it
 * made and has not been committed is forgotten with it, its epoch key too, and another one made
 * from the committed {@link TaskProgress} goes on without gap or repeat. For one thread.
 *
 * <table>
 *   <caption>Transitions; "sealed" means records are pending no more</caption>
 *   <tr><th>state</th><th>call</th><th>units made</th><th>next state</th></tr>
 *   <tr><td>new</td><td>start</td><td>START, EPOCH 1, BATCH with the test record</td><td>epoch
 *     open</td></tr>
 *   <tr><td>no epoch (restored)</td><td>seal with records</td><td>EPOCH, BATCH</td><td>epoch
 *     open</td></tr>
 *   <tr><td>epoch open</td><td>seal with records</td><td>BATCH, after an EPOCH if the policy asks for
 *     one</td><td>epoch open</td></tr>
 *   <tr><td>any but ended</td><td>seal without records</td><td>none</td><td>same</td></tr>
 *   <tr><td>any but ended</td><td>record, batch full</td><td>as seal</td><td>epoch open</td></tr>
 *   <tr><td>any but ended</td><td>journalGap</td><td>as seal, then GAP</td><td>sessions
 *     closed</td></tr>
 *   <tr><td>any but ended</td><td>end</td><td>as seal, then END</td><td>ended, key wiped</td></tr>
 * </table>
 */
public final class TaskDelivery implements AutoCloseable {

  private final TaskDefinition task;
  private final EndpointId provider;
  private final EpochPolicy policy;
  private final SecureRandom random;
  private final BatchCipher cipher;
  private final SequenceContexts contexts;
  private final BatchBuffer buffer;
  private final List<SpooledUnit> units = new ArrayList<>();
  private @Nullable EpochSealer sealer;
  private long epoch;
  private long epochFirstRecord;
  private long epochMicros;
  private long nextRecord;
  private long lostRecords;
  private ByteString chainHead;

  /**
   * Goes on from where delivery was committed; begins with {@link #start} if it never was.
   *
   * @param cipher that of the thread, which all of its tasks share
   */
  public TaskDelivery(
      TaskDefinition task,
      TaskProgress progress,
      EndpointId provider,
      EpochPolicy policy,
      SecureRandom random,
      BatchCipher cipher) {
    this.task = task;
    this.provider = provider;
    this.policy = policy;
    this.random = random;
    this.cipher = cipher;
    this.contexts = new SequenceContexts(progress.contexts());
    this.buffer = new BatchBuffer(preamble(task, provider));
    this.epoch = progress.epoch();
    this.nextRecord = progress.nextRecord();
    this.lostRecords = progress.lostRecords();
    this.chainHead = progress.chainHead();
  }

  /** Where a task begins. */
  public static TaskProgress beginning() {
    return new TaskProgress(0, 0, ChainLink.GENESIS, 0, ContextState.NONE);
  }

  private static RecordBatch preamble(TaskDefinition task, EndpointId provider) {
    String country = task.authority().getCountryCode();
    return RecordBatch.newBuilder()
        .setLiid(task.liid())
        .setAuthorizationCountryCode(country)
        .setOperatorIdentifier(provider.getUniqueIdentifier())
        .setDeliveryCountryCode(country)
        .build();
  }

  /**
   * Begins delivery: START, first epoch, and the test record (TS 102 232-1 clause 7.3.1), which has
   * a context of its own and is record 0.
   *
   * @throws SealException if nothing can be sealed to the task's key
   */
  public void start(long nowMicros) throws SealException {
    StartDetail detail =
        StartDetail.newBuilder()
            .setTaskObjectIdentifier(task.taskId().toString())
            .setAuthority(task.authority())
            .setProvider(provider)
            .setIsTest(task.test())
            .build();
    chain(UnitMaker.start(task.liid(), nowMicros, detail), ByteString.EMPTY);
    openEpoch(nowMicros);
    buffer.add(
        IriRecord.newBuilder()
            .setType(IriType.IRI_TYPE_TEST)
            .setTimeMicros(nowMicros)
            .setEvent(MessagingEvent.MESSAGING_EVENT_TEST)
            .setContentAvailability(ContentAvailability.CONTENT_AVAILABILITY_NONE)
            .setTargetedParty(TargetedParty.TARGETED_PARTY_NONE)
            .build());
    seal(nowMicros);
  }

  /** Takes a record outside any session. */
  public void report(IriRecord.Builder record, long nowMicros) {
    contexts.report(record);
    add(record, nowMicros);
  }

  /** Takes a record of a session that goes on. */
  public void within(SessionKey session, IriRecord.Builder record, long nowMicros) {
    contexts.within(session, record);
    add(record, nowMicros);
  }

  /** Takes the last record of a session. */
  public void closing(SessionKey session, IriRecord.Builder record, long nowMicros) {
    contexts.closing(session, record);
    add(record, nowMicros);
  }

  private void add(IriRecord.Builder record, long nowMicros) {
    buffer.add(record.build());
    if (buffer.full()) {
      seal(nowMicros);
    }
  }

  /** Forgets open sessions, because interception was suspended: what goes on gets a new CIN. */
  public void closeSessions() {
    contexts.closeAll();
  }

  /** Seals the pending records, if any, as one batch. */
  public void seal(long nowMicros) {
    if (buffer.records() == 0) {
      return;
    }
    EpochSealer current = currentEpoch(nowMicros);
    int records = buffer.records();
    UnitHeader header = UnitMaker.batch(task.liid(), nextRecord, nowMicros, epoch, records);
    ByteString bytes = header.toByteString();
    ByteString ciphertext = current.seal(bytes, nextRecord, buffer.array(), 0, buffer.length());
    buffer.clear();
    nextRecord += records;
    chain(bytes, ciphertext);
  }

  /**
   * Says that events were lost before they could be matched. Sessions are closed, since their ends
   * may be among them.
   *
   * @param events how many journal events, of all users
   */
  public void journalGap(long events, long nowMicros) {
    seal(nowMicros);
    closeSessions();
    chain(
        UnitMaker.journalGap(task.liid(), nextRecord, nowMicros, chainHead, events),
        ByteString.EMPTY);
  }

  /** Ends delivery for good. */
  public void end(long nowMicros) {
    seal(nowMicros);
    closeSessions();
    chain(UnitMaker.end(task.liid(), nextRecord, nowMicros, lostRecords), ByteString.EMPTY);
    close();
  }

  /** Counts records that were dropped from the spool. */
  public void lose(long records) {
    lostRecords += records;
  }

  /** Hands over the units made since the last call; they have no positions yet. */
  public List<SpooledUnit> takeUnits() {
    List<SpooledUnit> taken = List.copyOf(units);
    units.clear();
    return taken;
  }

  /** What is to be committed together with the units. */
  public TaskProgress progress() {
    return new TaskProgress(epoch, nextRecord, chainHead, lostRecords, contexts.state());
  }

  /** Wipes the epoch key and the pending records. */
  @Override
  public void close() {
    buffer.clear();
    if (sealer != null) {
      sealer.close();
      sealer = null;
    }
  }

  private EpochSealer currentEpoch(long nowMicros) {
    EpochSealer current = sealer;
    if (current != null && !policy.over(nextRecord - epochFirstRecord, nowMicros - epochMicros)) {
      return current;
    }
    try {
      return openEpoch(nowMicros);
    } catch (SealException e) {
      throw new IllegalStateException("A delivery key that was used before is refused.", e);
    }
  }

  private EpochSealer openEpoch(long nowMicros) throws SealException {
    EpochSealer opened =
        EpochSealer.open(task.liid(), epoch + 1, task.deliveryKey(), random, cipher);
    if (sealer != null) {
      sealer.close();
    }
    sealer = opened;
    epoch++;
    epochFirstRecord = nextRecord;
    epochMicros = nowMicros;
    chain(
        UnitMaker.epoch(task.liid(), nextRecord, nowMicros, epoch, opened.detail()),
        ByteString.EMPTY);
    return opened;
  }

  private void chain(UnitHeader header, ByteString ciphertext) {
    chain(header.toByteString(), ciphertext);
  }

  private void chain(ByteString header, ByteString ciphertext) {
    ByteString next = ChainLink.next(chainHead, header, ciphertext);
    units.add(new SpooledUnit(0, header, ciphertext, chainHead, next));
    chainHead = next;
  }
}
