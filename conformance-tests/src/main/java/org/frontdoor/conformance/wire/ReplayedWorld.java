package org.frontdoor.conformance.wire;

import java.util.Iterator;
import java.util.List;

/** Answers as the endpoint once did, in the same order, without touching anything outside. */
public final class ReplayedWorld implements World {

  private final Iterator<Step> steps;

  /** Replays these steps. */
  public ReplayedWorld(List<Step> steps) {
    this.steps = List.copyOf(steps).iterator();
  }

  @Override
  public Observation perform(Stimulus stimulus) {
    if (!steps.hasNext()) {
      throw new ExhaustedException();
    }
    Step step = steps.next();
    if (!step.stimulus().getClass().equals(stimulus.getClass())) {
      throw new DivergedException(
          "step "
              + step.number()
              + " was "
              + step.stimulus().getClass().getSimpleName()
              + " and would now be "
              + stimulus.getClass().getSimpleName());
    }
    return step.observation();
  }

  @Override
  public void reset() {}

  @Override
  public void close() {}

  /** The recording ends before the case does, as where a case was cut short. */
  public static final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExhaustedException() {
      super("The recording ends before the case does.");
    }
  }

  /** The case asks for something else than it did when it was recorded. */
  public static final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DivergedException(String how) {
      super("The recording does not fit this version of the case: " + how + ".");
    }
  }
}
