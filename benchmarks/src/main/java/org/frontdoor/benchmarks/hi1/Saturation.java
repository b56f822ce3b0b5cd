package org.frontdoor.benchmarks.hi1;

import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.ExchangeResponse;

/**
 * Sends messages that were signed before, so many at a time from each authority: the next one
 * leaves when an answer comes.
 */
final class Saturation {

  private static final int UNDER_WAY = 4;

  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private final AtomicLong answers = new AtomicLong();

  private Saturation() {}

  /**
   * Sends for a while.
   *
   * @param requests for each authority more than it can send in that time
   * @return answers in a second
   */
  static double run(List<Party> parties, List<Queue<ExchangeRequest>> requests, Duration length)
      throws InterruptedException, ExecutionException {
    Saturation run = new Saturation();
    for (int i = 0; i < parties.size(); i++) {
      Queue<ExchangeRequest> own = new ConcurrentLinkedQueue<>(requests.get(i));
      for (int hand = 0; hand < UNDER_WAY; hand++) {
        run.next(parties.get(i), own);
      }
    }
    long start = System.nanoTime();
    long before = run.answers.get();
    try {
      run.failure.get(length.toNanos(), TimeUnit.NANOSECONDS);
      throw new IllegalStateException("unreachable: it only fails");
    } catch (TimeoutException e) {
      // It did not fail.
    }
    long took = System.nanoTime() - start;
    double perSecond = (run.answers.get() - before) * (double) TimeUnit.SECONDS.toNanos(1) / took;
    run.failure.complete(null);
    return perSecond;
  }

  private void next(Party party, Queue<ExchangeRequest> requests) {
    ExchangeRequest request = requests.poll();
    if (request == null) {
      failure.completeExceptionally(new IllegalStateException("too few messages were prepared"));
      return;
    }
    party.send(
        request,
        new StreamObserver<>() {
          @Override
          public void onNext(ExchangeResponse answer) {
            answers.incrementAndGet();
          }

          @Override
          public void onError(Throwable t) {
            failure.completeExceptionally(t);
          }

          @Override
          public void onCompleted() {
            if (!failure.isDone()) {
              next(party, requests);
            }
          }
        });
  }
}
