package org.frontdoor.provider.register;

import com.google.protobuf.ByteString;
import java.time.Instant;
import org.frontdoor.common.v1.EndpointId;

/**
 * What was answered to a message, so that its repetition is answered alike and executed once (TS
 * 103 120 clause 6.2.5).
 *
 * @param sender who sent the message
 * @param transactionId its transaction identifier
 * @param requestDigest hash of the received bytes: the same identifier with other bytes is a fault
 * @param answer the signed answer as it was sent
 * @param answeredAt when
 */
public record StoredAnswer(
    EndpointId sender,
    String transactionId,
    ByteString requestDigest,
    ByteString answer,
    Instant answeredAt) {

  /** Says nothing of the answer. */
  @Override
  public String toString() {
    return "StoredAnswer[" + transactionId + ", " + answer.size() + " bytes]";
  }
}
