package org.frontdoor.provider.intake;

import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;

/**
 * What an answer says of the request it belongs to (TS 103 120 clauses 6.2.4 and 6.2.5).
 *
 * @param sender sender of the request, which the answer keeps
 * @param transactionId the request's transaction identifier
 */
record AnswerHeader(EndpointId sender, String transactionId) {

  /** Stands for a sender that could not be read or was not proved. */
  static final EndpointId UNKNOWN_SENDER =
      EndpointId.newBuilder().setCountryCode("ZZ").setUniqueIdentifier("UNKNOWN").build();

  /** For a request of which nothing could be read. */
  static AnswerHeader ofUnreadable(UUID fresh) {
    return new AnswerHeader(UNKNOWN_SENDER, fresh.toString());
  }

  /** Whether an identifier uses one of the values reserved for unreadable senders. */
  static boolean isReserved(EndpointId id) {
    return id.getCountryCode().equals(UNKNOWN_SENDER.getCountryCode())
        || id.getUniqueIdentifier().equals(UNKNOWN_SENDER.getUniqueIdentifier());
  }
}
