package org.frontdoor.lab.run;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.testbed.lab.TooSlowException;
import org.jspecify.annotations.Nullable;

/** How a run ended, as its threads find it. */
final class Ending {

  private @Nullable Outcome outcome;
  private @Nullable Throwable failure;
  private @Nullable Exception leftover;
  private boolean reverting;
  private boolean running;

  synchronized void came(Outcome what) {
    outcome = what;
  }

  synchronized void failed(Throwable why) {
    if (failure == null) {
      failure = why;
    }
  }

  synchronized void doesNotStop() {
    running = true;
  }

  synchronized boolean stillRuns() {
    return running;
  }

  synchronized void notReverted(Exception why) {
    if (leftover == null) {
      leftover = why;
    }
  }

  /** Whether the caller is the one to revert: true once. */
  synchronized boolean startsReverting() {
    boolean first = !reverting;
    reverting = true;
    return first;
  }

  /** What came of it, unless it failed. */
  synchronized Optional<Outcome> outcome() {
    return failure == null ? Optional.ofNullable(outcome) : Optional.empty();
  }

  /** What did not come in time, if that is why it failed. */
  synchronized Optional<String> slowness() {
    if (failure instanceof TooSlowException slow) {
      return Optional.of(String.valueOf(slow.getMessage()));
    }
    boolean late =
        failure instanceof TimeoutException
            || (failure instanceof StatusRuntimeException answer
                && answer.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED);
    return late ? Optional.of("An answer did not come in time") : Optional.empty();
  }

  /** What the scenario's code did wrong. */
  synchronized Optional<String> trouble() {
    return Optional.ofNullable(failure).map(why -> "The scenario failed: " + words(why));
  }

  /** What the run has left behind that disturbs others. */
  synchronized Optional<String> remains() {
    if (running) {
      return Optional.of("The scenario still runs: it does not stop when it is interrupted");
    }
    return Optional.ofNullable(leftover)
        .map(why -> "The scenario could not be reverted: " + words(why));
  }

  private static String words(Throwable failure) {
    StringBuilder words = new StringBuilder(failure.toString());
    for (StackTraceElement place : failure.getStackTrace()) {
      if (place.getClassName().startsWith("org.frontdoor.")) {
        return words.append(" at ").append(place).toString();
      }
    }
    return words.toString();
  }
}
