package org.frontdoor.provider.interception;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.provider.accountability.InMemoryTaskingLogStore;
import org.frontdoor.provider.accountability.LoggedTasking;
import org.frontdoor.provider.accountability.TaskingLog;
import org.frontdoor.provider.accountability.TaskingLogStore;
import org.frontdoor.provider.accountability.TaskingSamples;
import org.frontdoor.provider.delivery.DeliveryParty;
import org.frontdoor.provider.delivery.DeliverySamples;
import org.frontdoor.provider.delivery.DeliverySettings;
import org.frontdoor.provider.delivery.EpochPolicy;
import org.frontdoor.provider.delivery.GapLoss;
import org.frontdoor.provider.delivery.InMemorySpool;
import org.frontdoor.provider.delivery.ModelReceiver;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.delivery.SessionDriver;
import org.frontdoor.provider.interception.InterceptionCommand.Activate;
import org.frontdoor.provider.interception.InterceptionCommand.End;
import org.frontdoor.provider.interception.InterceptionCommand.Suspend;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.messenger.InMemoryEventJournal;
import org.frontdoor.provider.tasking.InterceptionTask;
import org.frontdoor.provider.tasking.LoggedTask;

/** A provider and its authorities in one thread, which every test drives step by step. */
final class InterceptionWorld {

  static final int WINDOW = 1 << 20;

  final TestClock clock = new TestClock();
  final InMemoryEventJournal journal;
  final InMemorySpool spool = new InMemorySpool();
  final DeliveryKeyPair key = DeliverySamples.keyPair();
  final List<GapLoss> losses = new ArrayList<>();
  final SigningIdentity evidence;
  final MessageVerifier signatures;
  private final TaskingLogStore logged = new InMemoryTaskingLogStore();
  private TaskingLog log = TaskingSamples.log(logged, clock);
  private ProviderSide side = side(clock);
  private final InterceptionSettings settings;
  private final Map<EndpointId, ModelReceiver> receivers = new HashMap<>();
  private final Map<EndpointId, SessionDriver> sessions = new HashMap<>();
  private Outboxes outboxes = new Outboxes(spool);
  private InterceptionLoop loop;

  InterceptionWorld(InterceptionSettings settings, int journalEvents) {
    this.settings = settings;
    this.journal = new InMemoryEventJournal(clock, journalEvents);
    LabPki pki = DeliverySamples.pki(clock);
    this.evidence = pki.evidence("PROVIDE1");
    this.signatures = new MessageVerifier(new CertificateVerifier(pki.anchors()));
    this.loop = newLoop();
  }

  static InterceptionWorld ordinary() {
    return new InterceptionWorld(settings(1L << 30), 1 << 20);
  }

  static InterceptionSettings settings(long spoolBytes) {
    return new InterceptionSettings(
        64, 300, new EpochPolicy(200, Duration.ofHours(1)), spoolBytes, Duration.ofSeconds(1));
  }

  private InterceptionLoop newLoop() {
    outboxes = new Outboxes(spool);
    InterceptionLoop made =
        new InterceptionLoop(
            journal,
            outboxes,
            losses::add,
            settings,
            new InterceptionLoop.Door(side, new TapGate(side)));
    made.load();
    return made;
  }

  InterceptionLoop loop() {
    return loop;
  }

  /** The provider is killed and started again: streams break, journal and spool stay. */
  void crash() {
    new ArrayList<>(sessions.keySet()).forEach(this::cut);
    loop = newLoop();
  }

  /** The clock moves on; never stands still, so that every event has a time of its own. */
  void pass(Duration time) {
    clock.advance(time);
  }

  void append(EventDraft... events) {
    for (EventDraft event : events) {
      pass(Duration.ofNanos(1_000));
      journal.append(List.of(event));
    }
    pass(Duration.ofNanos(1_000));
  }

  void message(String from, String to, long number) {
    append(EventDrafts.message(from, to, number));
  }

  InterceptionTask task(EndpointId authority, String liid, String... accounts) {
    return task(authority, liid, TestClock.START.plus(Duration.ofDays(1)), accounts);
  }

  InterceptionTask task(EndpointId authority, String liid, Instant end, String... accounts) {
    return new InterceptionTask(
        authority.equals(DeliverySamples.ALPHA) ? id(liid) : id("other " + liid),
        liid,
        authority,
        Set.of(accounts),
        List.of(key.publicKey()),
        TestClock.START,
        end,
        false,
        TaskingSamples.ORDER);
  }

  /** The provider, whose log is {@link TaskingSamples#SIGNER}'s. */
  static ProviderSide side(InstantSource clock) {
    return new ProviderSide(
        DeliverySamples.PROVIDER, clock, new SecureRandom(), TaskingSamples.SIGNER.key());
  }

  /** The provider is started with another evidence key, and with the keys that it had before. */
  void restartAs(NoteSigner next, Set<NoteKey> former) {
    log =
        new TaskingLog(
            logged,
            new TaskingLog.Terms(next, List.of(), Duration.ofSeconds(10), List.copyOf(former)),
            clock,
            new SecureRandom());
    side =
        new ProviderSide(DeliverySamples.PROVIDER, clock, new SecureRandom(), next.key(), former);
    crash();
  }

  /** A task that is in the log, for a tap that has been shown so much of it. */
  LoggedTask logged(InterceptionTask task, long shown) {
    LoggedTasking receipt = log.commit(List.of(task.tasking())).getFirst();
    return new LoggedTask(task, receipt, log.growth(shown, receipt.proof().size()));
  }

  /** The same for a tap that has been shown nothing yet. */
  LoggedTask logged(InterceptionTask task) {
    return logged(task, 0);
  }

  static UUID id(String liid) {
    return UUID.nameUUIDFromBytes(liid.getBytes(StandardCharsets.UTF_8));
  }

  CompletableFuture<Instant> order(InterceptionTask task) {
    CompletableFuture<Instant> answer = new CompletableFuture<>();
    loop.order(new Activate(logged(task), answer));
    return answer;
  }

  CompletableFuture<Instant> orderSuspension(String liid, Instant from) {
    CompletableFuture<Instant> answer = new CompletableFuture<>();
    loop.order(new Suspend(id(liid), from, answer));
    return answer;
  }

  CompletableFuture<Instant> orderEnd(String liid, Instant from) {
    CompletableFuture<Instant> answer = new CompletableFuture<>();
    loop.order(new End(id(liid), from, answer));
    return answer;
  }

  Instant activate(InterceptionTask task) {
    return answered(order(task));
  }

  Instant suspend(String liid) {
    return answered(orderSuspension(liid, clock.instant()));
  }

  /** Ends a task and lets the journal settle, so that its END is made. */
  Instant end(String liid) {
    Instant at = answered(orderEnd(liid, clock.instant()));
    pass(Duration.ofSeconds(2));
    rounds();
    return at;
  }

  private Instant answered(CompletableFuture<Instant> answer) {
    loop.round();
    pass(Duration.ofNanos(1_000));
    return answer.join();
  }

  /** Rounds until there is nothing to do. */
  void rounds() {
    while (loop.round() == InterceptionLoop.Outcome.BUSY) {
      pass(Duration.ofNanos(1_000));
    }
  }

  ModelReceiver receiver(EndpointId authority) {
    return receivers.computeIfAbsent(authority, id -> new ModelReceiver(key));
  }

  /** The authority's stream; opened anew if there is none. */
  SessionDriver session(EndpointId authority) {
    SessionDriver running = sessions.get(authority);
    return running == null || running.end().isPresent() ? connect(authority) : running;
  }

  SessionDriver connect(EndpointId authority) {
    DeliveryParty party = new DeliveryParty(evidence, DeliverySettings.DEFAULT, outboxes, clock);
    SessionDriver session = new SessionDriver(party, authority);
    sessions.put(authority, session);
    ModelReceiver receiver = receiver(authority);
    receiver.cut();
    session
        .open(receiver.nextPosition(), receiver.lastCheckpoint(), WINDOW)
        .forEach(receiver::receive);
    return session;
  }

  boolean connected(EndpointId authority) {
    return sessions.containsKey(authority);
  }

  void cut(EndpointId authority) {
    SessionDriver session = sessions.remove(authority);
    if (session != null) {
      session.cut();
    }
    receiver(authority).cut();
  }

  /** Lets the authority receive, store and acknowledge until nothing comes any more. */
  ModelReceiver deliver(EndpointId authority) {
    SessionDriver session = session(authority);
    ModelReceiver receiver = receiver(authority);
    List<DeliverResponse> sent = session.all();
    boolean checkpointed = false;
    while (!sent.isEmpty() || !checkpointed) {
      checkpointed = sent.isEmpty();
      sent.forEach(receiver::receive);
      receiver.store();
      session.acknowledge(receiver.nextPosition(), receiver.lastCheckpoint());
      session.advanceMillis(1_000);
      sent = session.all();
    }
    return receiver;
  }

  /** The numbers of the messages in a task's product, in order. */
  static List<Long> numbers(ModelReceiver.Task task) {
    return task.product().stream().map(InterceptionWorld::number).toList();
  }

  private static long number(IriRecord record) {
    return record.getMessageIdentifier().asReadOnlyByteBuffer().getLong(8);
  }
}
