package org.frontdoor.conformance.run;

/** How a run has ended. */
public enum Ending {
  /** Every case had its turn, and the endpoint answered to the last. */
  COMPLETE,
  /** The endpoint did not answer as it must before the first case. */
  NO_ANSWER,
  /** The endpoint has stopped answering. */
  GONE,
  /** The run has taken longer than it may. */
  TIME_UP,
  /** Somebody has stopped the run. */
  INTERRUPTED,
  /** The suite itself has failed. */
  FAULT
}
