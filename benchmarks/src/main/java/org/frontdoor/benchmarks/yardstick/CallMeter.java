package org.frontdoor.benchmarks.yardstick;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.frontdoor.hi2.v1.RecordBatch;

/**
 * Calls at a steady rate. Each call has a time at which it is due, and its latency counts from
 * then: what one slow answer holds up is not left out.
 */
final class CallMeter {

  private static final long NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long HIGHEST_NANOS = 60 * NANOS_A_SECOND;
  private static final int DIGITS = 3;
  private static final long PATIENCE_SECONDS = 30;

  private final ConcurrentHistogram nanos = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);
  private final CompletableFuture<Void> answered = new CompletableFuture<>();
  private final AtomicLong open;
  private final long firstMeasured;
  private final long calls;
  private final long period;

  private CallMeter(Order.Called order) {
    this.period = NANOS_A_SECOND / order.perSecond();
    this.firstMeasured = order.span().warmup().toNanos() / period;
    this.calls = firstMeasured + order.span().measured().toNanos() / period;
    this.open = new AtomicLong(calls);
  }

  /** Calls for a while and says how long the answers took. */
  static Latencies measure(Channel channel, Order.Called order)
      throws ExecutionException, InterruptedException, TimeoutException {
    CallMeter meter = new CallMeter(order);
    meter.call(channel, SampleRecords.of(order.form()));
    meter.answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return new Latencies(meter.nanos);
  }

  private void call(Channel channel, SampleRecords records) {
    long start = System.nanoTime();
    for (long number = 0; number < calls && !answered.isDone(); number++) {
      long due = start + number * period;
      RecordBatch record = records.batch(1);
      awaitTime(due);
      ClientCalls.asyncUnaryCall(
          channel.newCall(YardstickService.unary(), CallOptions.DEFAULT),
          record,
          new Answer(due, number >= firstMeasured));
    }
  }

  private static void awaitTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private final class Answer implements StreamObserver<Empty> {

    private final long due;
    private final boolean measured;

    Answer(long due, boolean measured) {
      this.due = due;
      this.measured = measured;
    }

    @Override
    public void onNext(Empty answer) {
      if (measured) {
        nanos.recordValue(Math.clamp(System.nanoTime() - due, 0, HIGHEST_NANOS));
      }
    }

    @Override
    public void onError(Throwable failure) {
      answered.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      if (open.decrementAndGet() == 0) {
        answered.complete(null);
      }
    }
  }
}
