package org.frontdoor.lab.scenarios.evd;

/** What a provider answers to the question who had an address, a port and a time. */
sealed interface Attribution {

  /**
   * This subscriber, and no doubt about it.
   *
   * @param subscriber who
   */
  record Named(String subscriber) implements Attribution {}

  /** Nobody had it then. */
  record Nobody() implements Attribution {}

  /** The time is not written so that it can mean one instant only. */
  record NotOneInstant() implements Attribution {}

  /** A lease begins or ends within the stated uncertainty, so no name is given. */
  record BoundaryWithinUncertainty() implements Attribution {}
}
