package org.frontdoor.conformance.mutants;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.ExchangeResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.testbed.between.Beyond;

/** The reference provider as one authority sees it, and the keys that a mutant signs with. */
public final class Upstream {

  private final Beyond beyond;
  private final ProviderSecrets secrets;

  Upstream(Beyond beyond, ProviderSecrets secrets) {
    this.beyond = beyond;
    this.secrets = secrets;
  }

  /** The keys of a provider that has turned bad. */
  public record ProviderSecrets(
      SigningIdentity signing, SigningIdentity evidence, Setting setting) {}

  /** In whose name the authority speaks. */
  public String seat() {
    return beyond.authority();
  }

  /** The provider's keys, and what the suite's authority has. */
  public ProviderSecrets secrets() {
    return secrets;
  }

  /** What the reference provider answers. */
  public ByteString exchange(ByteString request) {
    return beyond.exchange(request);
  }

  /** What the reference provider answers to a message that the authority might have sent. */
  public Hi1Message exchange(Hi1Message request) {
    return answerIn(exchange(signedRequest(request)));
  }

  /** A request in the authority's name. */
  public ByteString signedRequest(Hi1Message request) {
    return ExchangeRequest.newBuilder()
        .setSignedMessage(
            secrets
                .setting()
                .seats()
                .signing(seat())
                .sign(request.toByteString(), Purposes.HI1_MESSAGE))
        .build()
        .toByteString();
  }

  /** An answer in the provider's name. */
  public ByteString signedAnswer(Hi1Message answer) {
    return signedAnswer(answer.toByteString());
  }

  /** An answer in the provider's name, whatever its bytes are. */
  public ByteString signedAnswer(ByteString answer) {
    return ExchangeResponse.newBuilder()
        .setSignedMessage(secrets.signing().sign(answer, Purposes.HI1_MESSAGE))
        .build()
        .toByteString();
  }

  /** What a request says; empty if it cannot be read. */
  public static Hi1Message requestIn(ByteString request) {
    try {
      return Hi1Message.parseFrom(
          ExchangeRequest.parseFrom(request).getSignedMessage().getMessage());
    } catch (InvalidProtocolBufferException e) {
      return Hi1Message.getDefaultInstance();
    }
  }

  /** What an answer says. */
  public static Hi1Message answerIn(ByteString answer) {
    try {
      return Hi1Message.parseFrom(
          ExchangeResponse.parseFrom(answer).getSignedMessage().getMessage());
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The reference answers what cannot be read.", e);
    }
  }
}
