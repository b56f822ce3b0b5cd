package org.frontdoor.conformance.script;

import java.util.List;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.statement.EndpointStatement;
import org.frontdoor.protocol.seal.DeliveryKeyPair;

/**
 * What all cases of a run share. None of it changes during the run.
 *
 * @param statement what the endpoint says of itself
 * @param profile the national profile in which the suite speaks
 * @param seats in whose name it speaks
 * @param deliveryKeys to which records are sealed, made for this run alone
 * @param run names the run
 * @param seed for everything that is chosen by chance
 */
public record Setting(
    EndpointStatement statement,
    String profile,
    Seats seats,
    List<DeliveryKeyPair> deliveryKeys,
    String run,
    long seed) {

  /** Copies the list. */
  public Setting {
    deliveryKeys = List.copyOf(deliveryKeys);
  }
}
