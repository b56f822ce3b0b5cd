package org.frontdoor.provider.register;

/** What interception is to do for a task. */
public enum Wanted {
  /** Match events. */
  RUN,
  /** Match nothing for now: not started, suspended, or not covered at the moment. */
  HOLD,
  /** Match nothing ever again. */
  END
}
