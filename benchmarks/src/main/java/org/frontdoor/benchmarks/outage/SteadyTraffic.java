package org.frontdoor.benchmarks.outage;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.yardstick.Pace;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.jspecify.annotations.Nullable;

/**
 * One account that sends a few messages in every hundredth of a second, whatever else the provider
 * has to do.
 */
final class SteadyTraffic implements AutoCloseable {

  /** Messages in a second. */
  static final int PER_SECOND = 500;

  /** Who sends. */
  static final String SENDER = "3000000";

  /** Who receives; nobody is after it. */
  static final String RECIPIENT = "3000001";

  private static final int CALLS_PER_SECOND = 100;
  private static final int CALLS_A_LOOK = 50;

  private final UpperTester tester;
  private final AtomicLong messages = new AtomicLong();
  private final Thread thread;
  private volatile @Nullable StatusRuntimeException failure;
  private volatile boolean stopping;

  private SteadyTraffic(UpperTester tester) {
    this.tester = tester;
    this.thread = Thread.ofPlatform().name("steady").daemon().unstarted(this::send);
  }

  /**
   * Begins.
   *
   * @param tester at the provider's upper tester; this does not close it
   */
  static SteadyTraffic start(UpperTester tester) {
    SteadyTraffic traffic = new SteadyTraffic(tester);
    traffic.thread.start();
    return traffic;
  }

  /** Lets it go on for a while. */
  void pass(Duration time) throws InterruptedException {
    if (thread.join(time)) {
      throw new InterruptedException();
    }
  }

  /**
   * Stops sending.
   *
   * @return how many messages are in the journal
   * @throws BenchException if the provider stopped taking them
   */
  long stop() throws BenchException, InterruptedException {
    stopping = true;
    thread.join();
    if (failure != null) {
      throw new BenchException(
          "The provider took no more messages of the steady account",
          "Run it again with --keep and read the provider's log.",
          failure);
    }
    return messages.get();
  }

  /** Stops sending without a word. */
  @Override
  public void close() {
    stopping = true;
  }

  private void send() {
    List<InjectedMessage> group =
        Collections.nCopies(
            PER_SECOND / CALLS_PER_SECOND,
            InjectedMessage.newBuilder().setSender(SENDER).setRecipient(RECIPIENT).build());
    try {
      // Not interrupted: it has to be known of each call whether its messages were taken.
      while (!stopping) {
        new Pace(CALLS_PER_SECOND, CALLS_A_LOOK)
            .run(
                (number, due) -> {
                  tester.inject(group);
                  messages.addAndGet(group.size());
                });
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StatusRuntimeException e) {
      failure = e;
    }
  }
}
