package org.frontdoor.conformance.mutants.authority;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.frontdoor.hi2.v1.DeliverRequest;
import org.frontdoor.hi2.v1.DeliverResponse;

/** One deliberate fault of an authority. What is not overridden is as the reference does it. */
public interface AuthorityMutation {

  /** The reference as it is. */
  AuthorityMutation NONE = new AuthorityMutation() {};

  /** A new stream begins; what the mutant does on it. */
  default StreamFault stream() {
    return new StreamFault() {};
  }

  /** What the mutant says of what it has stored. */
  default void report(ObjectNode report) {}

  /** Whether it takes any server for the provider. */
  default boolean trustsAnybody() {
    return false;
  }

  /** Whether it connects again when the connection is lost. */
  default boolean comesBack() {
    return true;
  }

  /** What a mutant does on one stream. Calls come one at a time. */
  interface StreamFault {

    /** A message that the reference sends. */
    default void fromAuthority(DeliverRequest message, Wire wire) {
      wire.toProvider(message);
    }

    /** A message that the provider sends. */
    default void fromProvider(DeliverResponse message, Wire wire) {
      wire.toAuthority(message);
    }
  }

  /** Both directions of a stream. */
  interface Wire {

    /** Sends to the provider. */
    void toProvider(DeliverRequest message);

    /** Hands to the reference. */
    void toAuthority(DeliverResponse message);
  }
}
