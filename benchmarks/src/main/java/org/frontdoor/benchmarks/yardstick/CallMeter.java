package org.frontdoor.benchmarks.yardstick;

import com.google.protobuf.Empty;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.frontdoor.hi2.v1.RecordBatch;

/**
 * Calls at a steady rate. Each call has a time at which it is due, and its latency counts from
 * then: what one slow answer holds up is not left out.
 */
final class CallMeter {

  private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int DIGITS = 3;
  private static final long PATIENCE_SECONDS = 30;

  private final ConcurrentHistogram nanos = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);
  private final CompletableFuture<Void> answered = new CompletableFuture<>();
  private final AtomicInteger open;

  private CallMeter(int calls) {
    this.open = new AtomicInteger(calls);
  }

  /**
   * Calls for a while and says how long the answers took. All calls of the warm-up are answered
   * before those that count begin.
   */
  static Latencies measure(Channel channel, Order.Called order)
      throws ExecutionException, InterruptedException, TimeoutException {
    SampleRecords records = SampleRecords.of(order.form());
    var unused = during(order.span().warmup(), order.perSecond(), channel, records);
    return during(order.span().measured(), order.perSecond(), channel, records);
  }

  private static Latencies during(
      Duration length, int perSecond, Channel channel, SampleRecords records)
      throws ExecutionException, InterruptedException, TimeoutException {
    int calls = Math.toIntExact(length.toMillis() * perSecond / TimeUnit.SECONDS.toMillis(1));
    CallMeter meter = new CallMeter(calls);
    new Pace(perSecond, calls).run((number, due) -> meter.call(channel, records.batch(1), due));
    if (calls > 0) {
      meter.answered.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return new Latencies(meter.nanos);
  }

  private void call(Channel channel, RecordBatch record, long due) {
    if (!answered.isDone()) {
      ClientCalls.asyncUnaryCall(
          channel.newCall(YardstickService.unary(), CallOptions.DEFAULT), record, new Answer(due));
    }
  }

  private final class Answer implements StreamObserver<Empty> {

    private final long due;

    Answer(long due) {
      this.due = due;
    }

    @Override
    public void onNext(Empty answer) {
      nanos.recordValue(Math.clamp(System.nanoTime() - due, 0, HIGHEST_NANOS));
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
