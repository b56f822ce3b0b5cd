package org.frontdoor.authority.client;

import java.util.List;
import java.util.Optional;
import org.frontdoor.hi1.v1.ActionResponse;

/**
 * What came of a message: one outcome an action, or one for the whole message.
 *
 * @param outcomes in the order of the actions
 */
public record Answer(List<Outcome> outcomes) {

  /** Copies the list, so that the answer stays what it is. */
  public Answer {
    outcomes = List.copyOf(outcomes);
  }

  /** The first refusal, if anything was refused. */
  public Optional<Refusal> refusal() {
    return outcomes.stream().flatMap(outcome -> refusal(outcome).stream()).findFirst();
  }

  /** The answers to the actions that were done. */
  public List<ActionResponse> accepted() {
    return outcomes.stream()
        .filter(Outcome.Accepted.class::isInstance)
        .map(outcome -> ((Outcome.Accepted) outcome).response())
        .toList();
  }

  private static Optional<Refusal> refusal(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Accepted accepted -> Optional.empty();
      case Outcome.ActionRefused refused -> Optional.of(refused.refusal());
      case Outcome.MessageRefused refused -> Optional.of(refused.refusal());
    };
  }
}
