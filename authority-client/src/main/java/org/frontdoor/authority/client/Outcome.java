package org.frontdoor.authority.client;

import org.frontdoor.hi1.v1.ActionResponse;

/** What came of one action. */
public sealed interface Outcome {

  /** It was done. */
  record Accepted(ActionResponse response) implements Outcome {

    /** Says that it was done, not what the answer holds. */
    @Override
    public String toString() {
      return "Accepted";
    }
  }

  /** It was refused; other actions of the message are not touched by that. */
  record ActionRefused(int action, Refusal refusal) implements Outcome {}

  /** The whole message was refused, and nothing was done. */
  record MessageRefused(Refusal refusal) implements Outcome {}
}
