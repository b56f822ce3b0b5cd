package org.frontdoor.benchmarks.hi1;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.ConcurrentHistogram;
import org.frontdoor.benchmarks.hi1.Caseload.Prepared;
import org.frontdoor.benchmarks.yardstick.Latencies;
import org.frontdoor.benchmarks.yardstick.Pace;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.ResponsePayload;

/**
 * Submits warrants at a steady rate, whether or not the ones before were answered. Latencies count
 * from the moment at which a submission was due.
 */
final class SubmissionRun {

  private static final long HIGHEST_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final int DIGITS = 3;
  private static final long PATIENCE_SECONDS = 60;

  private final ConcurrentHistogram answered = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);
  private final ConcurrentHistogram active = new ConcurrentHistogram(HIGHEST_NANOS, DIGITS);
  private final CompletableFuture<Object> done = new CompletableFuture<>();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger open;

  private SubmissionRun(int submissions) {
    this.open = new AtomicInteger(submissions);
  }

  /**
   * What came of it.
   *
   * @param answered until the signed answer was there
   * @param active until a notification said that the task is active
   * @param refused submissions that the provider refused; their tasks never become active
   */
  record Result(Latencies answered, Latencies active, int refused) {}

  /**
   * Submits all of them.
   *
   * @throws ExecutionException if one of them gets no answer
   * @throws TimeoutException if not all tasks become active
   */
  static Result run(Party party, Activations activations, List<Prepared> submissions, int perSecond)
      throws InterruptedException, ExecutionException, TimeoutException {
    SubmissionRun run = new SubmissionRun(submissions.size());
    new Pace(perSecond, submissions.size())
        .run((number, due) -> run.submit(party, activations, submissions.get(number), due));
    CompletableFuture.anyOf(run.done, activations.failure())
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return new Result(new Latencies(run.answered), new Latencies(run.active), run.refused.get());
  }

  private void submit(Party party, Activations activations, Prepared submission, long due) {
    activations.await(
        submission.task(),
        now -> {
          record(active, now - due);
          settled();
        });
    party.send(
        submission.message(),
        new Answer(
            due,
            () -> {
              if (activations.forget(submission.task())) {
                refused.incrementAndGet();
                settled();
              }
            }));
  }

  private void settled() {
    if (open.decrementAndGet() == 0) {
      done.complete(this);
    }
  }

  private static void record(ConcurrentHistogram histogram, long nanos) {
    histogram.recordValue(Math.clamp(nanos, 0, HIGHEST_NANOS));
  }

  private final class Answer implements StreamObserver<ExchangeResponse> {

    private final long due;
    private final Runnable refusal;

    Answer(long due, Runnable refusal) {
      this.due = due;
      this.refusal = refusal;
    }

    @Override
    public void onNext(ExchangeResponse answer) {
      record(answered, System.nanoTime() - due);
      try {
        if (isRefusal(Hi1Message.parseFrom(answer.getSignedMessage().getMessage()).getResponse())) {
          refusal.run();
        }
      } catch (InvalidProtocolBufferException e) {
        done.completeExceptionally(e);
      }
    }

    @Override
    public void onError(Throwable t) {
      done.completeExceptionally(t);
    }

    @Override
    public void onCompleted() {}
  }

  private static boolean isRefusal(ResponsePayload response) {
    return response.hasTopLevelError()
        || response.getActionResponses().getActionResponsesList().stream()
            .anyMatch(ActionResponse::hasError);
  }
}
