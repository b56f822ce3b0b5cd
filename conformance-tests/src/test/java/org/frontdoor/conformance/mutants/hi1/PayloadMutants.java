package org.frontdoor.conformance.mutants.hi1;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.List;
import java.util.function.Consumer;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.GetCspConfigAction;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.WatchNotificationsResponse;
import org.frontdoor.protocol.identity.Purposes;

/** Mutants of the payload. */
public final class PayloadMutants {

  private static final int UNKNOWN_FIELD = 19;

  private PayloadMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "HDR-13",
            "takes the last of two payloads",
            "a top-level error",
            Alter.exchanges(PayloadMutants::takeTheLast)),
        new Mutant(
            "HDR-13",
            "takes a message without payload",
            "a top-level error",
            Alter.requests(PayloadMutants::fillIn)),
        new Mutant(
            "HDR-14",
            "adds a field that nobody knows",
            "wire.unknown_field",
            Alter.answers((request, answer) -> withUnknownField(answer))),
        new Mutant(
            "HDR-14",
            "writes the header of its answers twice",
            "wire.duplicate",
            Alter.exchanges(PayloadMutants::doubleHeader)),
        new Mutant(
            "HDR-14",
            "gives errors without a sentence",
            "error_description",
            Alter.results(
                (action, result) -> {
                  if (!result.hasError()) {
                    return result;
                  }
                  var silent = result.toBuilder();
                  silent.getErrorBuilder().clearErrorDescription();
                  return silent.build();
                })),
        new Mutant(
            "HDR-14",
            "adds a field that nobody knows to its notifications",
            "wire.unknown_field",
            new OddNotifications()));
  }

  private static Hi1Message fillIn(Hi1Message request) {
    if (!request.hasHeader() || request.hasRequest() || request.hasResponse()) {
      return request;
    }
    return Alter.withActions(
        request,
        List.of(
            ActionRequest.newBuilder()
                .setActionIdentifier(0)
                .setGetCspConfig(GetCspConfigAction.getDefaultInstance())
                .build()));
  }

  private static ByteString takeTheLast(ByteString request, Upstream upstream) {
    Hi1Message last = Upstream.requestIn(request);
    return last.hasRequest() && hasBoth(request)
        ? upstream.signedAnswer(upstream.exchange(last))
        : upstream.exchange(request);
  }

  private static boolean hasBoth(ByteString request) {
    try {
      UnknownFieldSet fields =
          UnknownFieldSet.parseFrom(
              ExchangeRequest.parseFrom(request).getSignedMessage().getMessage());
      return fields.hasField(Hi1Message.REQUEST_FIELD_NUMBER)
          && fields.hasField(Hi1Message.RESPONSE_FIELD_NUMBER);
    } catch (InvalidProtocolBufferException e) {
      return false;
    }
  }

  private static ByteString doubleHeader(ByteString request, Upstream upstream) {
    Hi1Message answer = Upstream.answerIn(upstream.exchange(request));
    ByteString header =
        Hi1Message.newBuilder().setHeader(answer.getHeader()).build().toByteString();
    return upstream.signedAnswer(header.concat(answer.toByteString()));
  }

  private static Hi1Message withUnknownField(Hi1Message message) {
    return message.toBuilder()
        .setUnknownFields(
            UnknownFieldSet.newBuilder()
                .addField(UNKNOWN_FIELD, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build())
        .build();
  }

  private static final class OddNotifications implements Mutation {
    @Override
    public void notification(ByteString message, Upstream upstream, Consumer<ByteString> deliver) {
      try {
        Hi1Message said =
            Hi1Message.parseFrom(
                WatchNotificationsResponse.parseFrom(message).getSignedMessage().getMessage());
        deliver.accept(
            WatchNotificationsResponse.newBuilder()
                .setSignedMessage(
                    upstream
                        .secrets()
                        .signing()
                        .sign(withUnknownField(said).toByteString(), Purposes.HI1_MESSAGE))
                .build()
                .toByteString());
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException("The reference sends what cannot be read.", e);
      }
    }
  }
}
