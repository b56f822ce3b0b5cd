package org.frontdoor.authority.client;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.authority.warrant.Times;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.RequestPayload;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.hi1.v1.Version;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.MessageVerifier.Verified;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/**
 * Writes requests and reads answers, without I/O. Nothing of an answer is looked at before its
 * signature is verified, and nothing is believed that does not answer this request.
 */
final class Conversation {

  /** Version of TS 103 120 whose information model is followed. */
  static final String ETSI_VERSION = "V1.23.1";

  private static final ParseLimits LIMITS = ParseLimits.usual();

  private final AuthorityConfig config;
  private final MessageVerifier signatures;
  private final StrictParser<Hi1Message> messages =
      StrictParser.of(Hi1Message.getDefaultInstance(), LIMITS);

  /** A signed request, to be sent as it is however often it is tried. */
  record Request(String transaction, int actions, SignedMessage signed) {}

  Conversation(AuthorityConfig config) {
    this.config = config;
    this.signatures = new MessageVerifier(new CertificateVerifier(config.credentials().trust()));
  }

  /** Numbers the actions, signs the message. */
  Request compose(List<ActionRequest> actions) {
    RequestPayload.Builder payload = RequestPayload.newBuilder();
    for (int i = 0; i < actions.size(); i++) {
      payload.addActionRequests(actions.get(i).toBuilder().setActionIdentifier(i));
    }
    String transaction = config.surroundings().newIdentifier();
    Hi1Message message =
        Hi1Message.newBuilder().setHeader(header(transaction)).setRequest(payload).build();
    return new Request(
        transaction,
        actions.size(),
        config.credentials().signing().sign(message.toByteString(), Purposes.HI1_MESSAGE));
  }

  /** Reads the answer to a request. */
  Answer read(Request request, SignedMessage signed) {
    Hi1Message message = open(signed);
    requireHeader(
        message.getHeader().getTransactionIdentifier().equals(request.transaction())
            && message.getHeader().getSender().equals(config.identity())
            && message.getHeader().getReceiver().equals(config.provider().id())
            && message.hasResponse());
    ResponsePayload response = message.getResponse();
    if (response.hasTopLevelError()) {
      Refusal refusal = Refusal.of(response.getTopLevelError());
      return new Answer(List.of(new Outcome.MessageRefused(refusal)));
    }
    List<ActionResponse> actions = response.getActionResponses().getActionResponsesList();
    requireHeader(actions.size() == request.actions());
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      requireHeader(actions.get(i).getActionIdentifier() == i);
      outcomes.add(outcome(i, actions.get(i)));
    }
    return new Answer(outcomes);
  }

  /** Reads what a watch for notifications brings: an object that the provider delivers. */
  Hi1Object readDelivered(SignedMessage signed) {
    Hi1Message message = open(signed);
    if (message.hasResponse()) {
      Refusal refusal = Refusal.of(message.getResponse().getTopLevelError());
      throw new AuthorityException(
          Fault.NOT_TRUSTED,
          "The provider refuses to bring notifications: " + refusal.sentence(),
          refusal.remedy());
    }
    requireHeader(
        message.getHeader().getSender().equals(config.provider().id())
            && message.getHeader().getReceiver().equals(config.identity())
            && message.getRequest().getActionRequestsCount() == 1
            && message.getRequest().getActionRequests(0).hasDeliver());
    return message.getRequest().getActionRequests(0).getDeliver().getObject();
  }

  private static Outcome outcome(int action, ActionResponse response) {
    return response.hasError()
        ? new Outcome.ActionRefused(action, Refusal.of(response.getError()))
        : new Outcome.Accepted(response);
  }

  private Hi1Message open(SignedMessage signed) {
    try {
      Verified verified =
          signatures.verify(
              signed,
              Purposes.HI1_MESSAGE,
              KeyRole.KEY_ROLE_PROVIDER,
              config.surroundings().clock().instant());
      if (!verified.signer().endpointId().equals(config.provider().id())) {
        throw untrusted("is signed by another provider");
      }
      return parse(verified.bytes());
    } catch (UntrustedException e) {
      throw untrusted("has a signature that is not to be trusted: " + e.reason().sentence());
    }
  }

  private Hi1Message parse(ByteString bytes) {
    try {
      return messages.parse(bytes);
    } catch (MalformedMessageException e) {
      throw untrusted("is malformed: " + e.rule());
    }
  }

  private Header header(String transaction) {
    return Header.newBuilder()
        .setSender(config.identity())
        .setReceiver(config.provider().id())
        .setTransactionIdentifier(transaction)
        .setTimestamp(Times.timestamp(config.surroundings().clock().instant()))
        .setVersion(
            Version.newBuilder()
                .setEtsiVersion(ETSI_VERSION)
                .setNationalProfileOwner(config.profile().owner())
                .setNationalProfileVersion(config.profile().version()))
        .build();
  }

  private static void requireHeader(boolean condition) {
    if (!condition) {
      throw untrusted("does not answer what was asked");
    }
  }

  private static AuthorityException untrusted(String what) {
    return new AuthorityException(
        Fault.NOT_TRUSTED,
        "The provider's answer " + what,
        "Nothing of it was used; ask for the status, and report it to the provider");
  }
}
