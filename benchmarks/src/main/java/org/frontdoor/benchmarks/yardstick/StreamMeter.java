package org.frontdoor.benchmarks.yardstick;

import com.google.protobuf.ListValue;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.frontdoor.hi2.v1.RecordBatch;
import org.jspecify.annotations.Nullable;

/** Takes a stream and counts its records, each of which has been parsed. */
final class StreamMeter implements ClientResponseObserver<ListValue, RecordBatch> {

  private static final long PATIENCE_SECONDS = 30;
  private static final int MESSAGES_AHEAD = 512;
  private static final int MESSAGES_A_REQUEST = MESSAGES_AHEAD / 2;

  /** Written by the call's thread alone. */
  private final AtomicLong records = new AtomicLong();

  private final CompletableFuture<Object> begun = new CompletableFuture<>();
  private final CompletableFuture<Object> ended = new CompletableFuture<>();
  private final boolean ahead;
  private @Nullable ClientCallStreamObserver<ListValue> call;
  private int unrequested;

  private StreamMeter(boolean ahead) {
    this.ahead = ahead;
  }

  /** Streams for a while and says how fast it was. */
  static Throughput measure(Channel channel, Order.Streamed order)
      throws ExecutionException, InterruptedException, TimeoutException {
    StreamMeter meter = new StreamMeter(order.ahead());
    ClientCalls.asyncServerStreamingCall(
        channel.newCall(YardstickService.stream(), CallOptions.DEFAULT),
        order.stream().toMessage(),
        meter);
    try {
      CompletableFuture.anyOf(meter.begun, meter.ended).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      meter.goOnUntil(System.nanoTime() + order.span().warmup().toNanos());
      return meter.measure(order.span().measured());
    } finally {
      meter.cancel();
    }
  }

  private Throughput measure(Duration measured) throws ExecutionException, InterruptedException {
    List<Double> samples = new ArrayList<>();
    long start = System.nanoTime();
    long before = records.get();
    long now = start;
    long counted = before;
    while (now - start < measured.toNanos()) {
      goOnUntil(now + TimeUnit.MILLISECONDS.toNanos(Throughput.SAMPLE_MILLIS));
      long then = System.nanoTime();
      long upToThen = records.get();
      samples.add(perSecond(upToThen - counted, then - now));
      now = then;
      counted = upToThen;
    }
    return new Throughput(perSecond(counted - before, now - start), samples);
  }

  /** Waits for the stream to fail, which it should not. */
  private void goOnUntil(long nanoTime) throws ExecutionException, InterruptedException {
    try {
      ended.get(nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
      throw new IllegalStateException("the stream has ended");
    } catch (TimeoutException e) {
      // It still goes on.
    }
  }

  private void cancel() {
    ClientCallStreamObserver<ListValue> started = call;
    if (started != null) {
      started.cancel("measured enough", null);
    }
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<ListValue> starting) {
    call = starting;
    if (ahead) {
      starting.disableAutoRequestWithInitial(MESSAGES_AHEAD);
    }
  }

  @Override
  public void onNext(RecordBatch batch) {
    if (records.getPlain() == 0) {
      begun.complete(batch);
    }
    records.lazySet(records.getPlain() + batch.getRecordsCount());
    if (ahead && ++unrequested == MESSAGES_A_REQUEST && call != null) {
      call.request(unrequested);
      unrequested = 0;
    }
  }

  @Override
  public void onError(Throwable failure) {
    ended.completeExceptionally(failure);
  }

  @Override
  public void onCompleted() {
    ended.complete(this);
  }

  private static double perSecond(long count, long nanos) {
    return count * (double) TimeUnit.SECONDS.toNanos(1) / nanos;
  }
}
