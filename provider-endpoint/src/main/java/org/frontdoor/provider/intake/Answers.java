package org.frontdoor.provider.intake;

import com.google.protobuf.ByteString;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ActionResponses;
import org.frontdoor.hi1.v1.DeliverAction;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.RequestPayload;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.hi1.v1.Version;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.StrictParser;

/**
 * Writes and signs what the provider says on HI-1. Every message passes the provider's own strict
 * parser before it leaves (TS 103 120 clause 9.2.1).
 */
final class Answers {

  private final SigningIdentity self;
  private final StrictParser<Hi1Message> parser;
  private final Version usual;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  /**
   * @param usual the version under which the provider speaks when the other side's is not known
   */
  Answers(
      SigningIdentity self,
      StrictParser<Hi1Message> parser,
      Version usual,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.self = self;
    this.parser = parser;
    this.usual = usual;
    this.clock = clock;
    this.ids = ids;
  }

  /** Says that the whole message was refused and nothing was done. */
  SignedMessage refusal(MessageRefusedException refused) {
    return refusal(refused.header(), refused.error());
  }

  /** Says that the whole message was refused and nothing was done. */
  SignedMessage refusal(AnswerHeader request, ErrorInformation error) {
    return response(request, usual, ResponsePayload.newBuilder().setTopLevelError(error).build());
  }

  /** Answers every action of a message. */
  SignedMessage results(AdmittedMessage request, List<ActionResponse> responses) {
    return response(
        request.answerHeader(),
        request.message().getHeader().getVersion(),
        ResponsePayload.newBuilder()
            .setActionResponses(ActionResponses.newBuilder().addAllActionResponses(responses))
            .build());
  }

  /** Hands an object to an authority, in a message with one DELIVER action (clause 6.4.10). */
  SignedMessage delivery(EndpointId authority, Hi1Object object) {
    Header header =
        Header.newBuilder()
            .setSender(self.identity().endpointId())
            .setReceiver(authority)
            .setTransactionIdentifier(ids.get().toString())
            .setTimestamp(Times.timestamp(clock.instant()))
            .setVersion(usual)
            .build();
    ActionRequest deliver =
        ActionRequest.newBuilder()
            .setActionIdentifier(0)
            .setDeliver(DeliverAction.newBuilder().setObject(object))
            .build();
    return signed(
        Hi1Message.newBuilder()
            .setHeader(header)
            .setRequest(RequestPayload.newBuilder().addActionRequests(deliver))
            .build());
  }

  private SignedMessage response(AnswerHeader request, Version version, ResponsePayload payload) {
    Header header =
        Header.newBuilder()
            .setSender(request.sender())
            .setReceiver(self.identity().endpointId())
            .setTransactionIdentifier(request.transactionId())
            .setTimestamp(Times.timestamp(clock.instant()))
            .setVersion(version)
            .build();
    return signed(Hi1Message.newBuilder().setHeader(header).setResponse(payload).build());
  }

  private SignedMessage signed(Hi1Message message) {
    ByteString bytes = message.toByteString();
    try {
      parser.parse(bytes);
    } catch (MalformedMessageException e) {
      throw new UnspeakableAnswerException(e.rule(), bytes.size() > MessageGate.MAX_BYTES);
    }
    return self.sign(bytes, Purposes.HI1_MESSAGE);
  }
}
