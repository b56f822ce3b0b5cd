package org.frontdoor.authority.collector;

import org.frontdoor.authority.store.Finding;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.OperatorMessage;
import org.frontdoor.hi2.v1.StreamOptions;

/**
 * What the receiver asks its surroundings to do at once; storing is asked for by a {@link Round}.
 */
public sealed interface Effect {

  /** Send the message: the options are agreed and delivery may begin. */
  record Begin(StreamOptions options, DeliverRequest resume) implements Effect {}

  /** Tell a person what the provider's operator says. */
  record Inform(OperatorMessage message) implements Effect {}

  /** Store what is pending and close the stream, which cannot be trusted any further. */
  record Close(Finding why) implements Effect {}
}
