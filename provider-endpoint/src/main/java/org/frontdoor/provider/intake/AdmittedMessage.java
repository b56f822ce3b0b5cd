package org.frontdoor.provider.intake;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.SupportedProfile;

/**
 * A message that came through the door: authentic, well formed, in time and meant for this
 * provider.
 *
 * @param message the parsed message, with a request payload
 * @param bytes the signed bytes it was parsed from
 * @param profile the national profile that it follows
 */
record AdmittedMessage(Hi1Message message, ByteString bytes, SupportedProfile profile) {

  /** Who sent it: TLS peer, signer and header agree. */
  EndpointId sender() {
    return message.getHeader().getSender();
  }

  String transactionId() {
    return message.getHeader().getTransactionIdentifier();
  }

  List<ActionRequest> actions() {
    return message.getRequest().getActionRequestsList();
  }

  AnswerHeader answerHeader() {
    return new AnswerHeader(sender(), transactionId());
  }
}
