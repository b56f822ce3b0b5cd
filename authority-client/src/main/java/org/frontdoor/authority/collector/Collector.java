package org.frontdoor.authority.collector;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.store.Finding;
import org.frontdoor.authority.store.RecordStore;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.authority.store.StoreState;
import org.frontdoor.authority.store.TaskState;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.authority.transport.TransportFaults;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryServiceGrpc;

/**
 * Receives from one provider until it is closed: connects, checks, stores, acknowledges, and
 * connects again whenever the stream is gone. One thread of its own checks and stores; as many
 * messages as have arrived meanwhile are stored in one piece.
 */
public final class Collector implements AutoCloseable {

  /**
   * What a collector works with.
   *
   * @param channel to the provider; the collector does not close it
   * @param provider for what is said about it
   * @param expected what is checked
   * @param backoff how long to wait before connecting again
   * @param surroundings clock and randomness
   */
  public record Setup(
      Channel channel,
      ProviderAddress provider,
      Expectations expected,
      Backoff backoff,
      Surroundings surroundings) {}

  private static final long MOST_BYTES_A_ROUND = 4 << 20;
  private static final long TICK_MILLIS = 100;

  private final Setup setup;
  private final RecordStore store;
  private final CollectorListener listener;
  private final Latency latency = new Latency();
  private final Map<String, TaskState> tasks = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final Thread thread;
  private final AtomicLong stored = new AtomicLong();
  private long storedRounds;

  private Collector(Setup setup, RecordStore store, CollectorListener listener) {
    this.setup = setup;
    this.store = store;
    this.listener = listener;
    this.thread = Thread.ofPlatform().name("collector").unstarted(this::run);
  }

  /**
   * Begins to receive.
   *
   * @param store where to; the collector does not close it
   */
  public static Collector start(Setup setup, RecordStore store, CollectorListener listener) {
    Collector collector = new Collector(setup, store, listener);
    collector.thread.start();
    return collector;
  }

  /** How far each task has come, by LIID, durably. */
  public Map<String, TaskState> tasks() {
    return Map.copyOf(tasks);
  }

  /** Records stored since the start. */
  public long recordsStored() {
    return stored.get();
  }

  /** From the provider's handling of an event until its record was durable here. */
  public Latency latency() {
    return latency;
  }

  /** Stores what has arrived, ends the stream and waits until that is done. */
  @Override
  public void close() {
    closing.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    timer.shutdownNow();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    int failures = 0;
    while (closing.getCount() > 0) {
      long rounds = storedRounds;
      AuthorityException why = receiveGuarded();
      failures = storedRounds > rounds ? 0 : failures + 1;
      Duration wait = setup.backoff().after(failures, setup.surroundings().random());
      if (closing.getCount() > 0) {
        listener.disconnected(why, wait);
        pause(wait);
      }
    }
  }

  /** A fault of this program must not end collecting without a word. */
  private AuthorityException receiveGuarded() {
    try {
      return receiveOnce();
    } catch (RuntimeException e) {
      return new AuthorityException(
          Fault.INTERNAL,
          "Receiving failed inside this program: " + e.getClass().getSimpleName(),
          "Report it; nothing unacknowledged is lost",
          e);
    }
  }

  /** One stream from its beginning to its end; says why it ended. */
  private AuthorityException receiveOnce() {
    Receiver receiver;
    try {
      StoreState state = store.load();
      tasks.putAll(state.tasks());
      ByteString nonce = ByteString.copyFrom(setup.surroundings().bytes(16));
      receiver = new Receiver(setup.expected(), state, nonce);
    } catch (StoreException e) {
      return storeFailed(e);
    }
    DeliveryStream stream =
        DeliveryStream.open(
            DeliveryServiceGrpc.newStub(setup.channel()),
            setup.surroundings().clock(),
            setup.expected().windowBytes());
    var ticking =
        timer.scheduleAtFixedRate(
            () -> tick(stream), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    try {
      stream.send(receiver.hello());
      return receive(receiver, stream);
    } catch (StoreException e) {
      stream.abort(Status.CANCELLED.withDescription("cannot store"));
      return storeFailed(e);
    } catch (InterruptedException e) {
      stream.abort(Status.CANCELLED.withDescription("interrupted"));
      Thread.currentThread().interrupt();
      closing.countDown();
      return ended();
    } finally {
      ticking.cancel(false);
      receiver.close();
    }
  }

  private AuthorityException receive(Receiver receiver, DeliveryStream stream)
      throws StoreException, InterruptedException {
    for (Optional<DeliverResponse> next = stream.inbox().take();
        next.isPresent();
        next = stream.inbox().take()) {
      Optional<Finding> broken = takeAll(receiver, stream, next.get());
      store(receiver, stream);
      if (broken.isPresent()) {
        stream.abort(Status.FAILED_PRECONDITION.withDescription("the stream is not to be trusted"));
        return notTrusted(broken.get());
      }
    }
    stream.close();
    return stream
        .failure()
        .map(failure -> TransportFaults.explain(failure, setup.provider()))
        .orElseGet(this::ended);
  }

  /** Takes what has arrived, up to a bound; returns why the stream must be closed, if so. */
  private Optional<Finding> takeAll(
      Receiver receiver, DeliveryStream stream, DeliverResponse first) {
    Optional<DeliverResponse> next = Optional.of(first);
    while (next.isPresent()) {
      Optional<Effect> effect =
          receiver.receive(next.get(), setup.surroundings().clock().instant());
      if (effect.isPresent()) {
        switch (effect.get()) {
          case Effect.Begin begin -> {
            stream.agreed(begin.options());
            stream.send(begin.resume());
            listener.connected(begin.options());
          }
          case Effect.Inform inform -> listener.informed(inform.message());
          case Effect.Close close -> {
            return Optional.of(close.why());
          }
        }
      }
      next =
          receiver.pendingBytes() < MOST_BYTES_A_ROUND ? stream.inbox().poll() : Optional.empty();
    }
    return Optional.empty();
  }

  private void store(Receiver receiver, DeliveryStream stream) throws StoreException {
    if (!receiver.hasPending()) {
      return;
    }
    Round round = receiver.round();
    store.commit(round.commit());
    storedRounds++;
    stream.send(round.acknowledgement());
    stream.inbox().acknowledged(round.bytes());
    latency.record(round, micros());
    round.commit().tasks().forEach(task -> tasks.put(task.liid(), task));
    stored.addAndGet(round.records());
    listener.stored(round);
    round.commit().findings().forEach(listener::found);
  }

  private void tick(DeliveryStream stream) {
    if (closing.getCount() == 0) {
      stream.inbox().close();
    }
    stream.tick();
  }

  private void pause(Duration wait) {
    try {
      var unused = closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
      Thread.currentThread().interrupt();
    }
  }

  private long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, setup.surroundings().clock().instant());
  }

  private AuthorityException storeFailed(StoreException e) {
    return new AuthorityException(
        Fault.STORAGE,
        String.valueOf(e.getMessage()),
        "Make room or correct the rights of the store's directory; nothing unacknowledged is lost",
        e);
  }

  private AuthorityException notTrusted(Finding finding) {
    return new AuthorityException(
        Fault.NOT_TRUSTED,
        finding.sentence(),
        "Keep the store, which holds what was received as evidence, and ask the provider");
  }

  private AuthorityException ended() {
    return new AuthorityException(
        Fault.UNREACHABLE,
        "The provider " + setup.provider().describe() + " closed the stream",
        "Nothing is lost: delivery goes on where it stood");
  }
}
