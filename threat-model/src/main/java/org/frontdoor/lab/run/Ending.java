package org.frontdoor.lab.run;

import java.util.Optional;
import org.frontdoor.lab.scenario.Outcome;
import org.jspecify.annotations.Nullable;

/** How a run ended, as its threads find it. */
final class Ending {

  private @Nullable Outcome outcome;
  private @Nullable Throwable failure;
  private @Nullable Exception leftover;
  private boolean reverting;

  synchronized void came(Outcome what) {
    outcome = what;
  }

  synchronized void failed(Throwable why) {
    if (failure == null) {
      failure = why;
    }
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

  /** What the scenario's code did wrong. */
  synchronized Optional<String> trouble() {
    if (failure != null) {
      return Optional.of("The scenario failed: " + words(failure));
    }
    return leftover == null
        ? Optional.empty()
        : Optional.of("The scenario could not be reverted: " + words(leftover));
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
