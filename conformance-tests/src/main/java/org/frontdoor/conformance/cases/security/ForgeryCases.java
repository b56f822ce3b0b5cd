package org.frontdoor.conformance.cases.security;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.frontdoor.common.v1.Signature;
import org.frontdoor.common.v1.SignatureSuite;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.TesterCall;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.protocol.identity.Purposes;

/** Messages and warrants that somebody has tampered with (TS 103 120 clauses 6.2.5 and 9.2.3). */
public final class ForgeryCases {

  private static final int UNKNOWN_FIELD = 1000;
  private static final int FLIPS = 6;

  private ForgeryCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("SEC-14")
            .sends("a recorded UPDATE once more, after another one")
            .expects("it changes nothing")
            .checkFirst("how long a transaction is remembered, and what is refused after that")
            .runs(ForgeryCases::replay_changesNothing),
        TestCase.of("SEC-15")
            .sends("messages and warrants whose signature is not that of their bytes")
            .expects("none of the messages is executed, and none of the warrants counts")
            .checkFirst("whether the suite, the purpose and the very bytes are verified")
            .runs(ForgeryCases::badSignature_isRefused),
        TestCase.of("SEC-16")
            .sends("signed messages with fields that are doubled, unknown or exclude each other")
            .expects("each is refused as a whole")
            .checkFirst("whether the strict parser sees the bytes before any other parser does")
            .runs(ForgeryCases::hiddenFields_areRefused));
  }

  private static void replay_changesNothing(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    var unused = authority.establish(order.document(), order.authorisation());
    SignedMessage recorded = renaming(authority, order, "first");
    Reply first = authority.send(recorded);
    exam.require(first.hasResult(0), "an UPDATE is done", first.describe(0));
    Reply second = authority.send(renaming(authority, order, "second"));
    exam.require(second.hasResult(0), "another UPDATE is done", second.describe(0));
    Hi1Object before = authority.get(order.authorisationId());

    var unusedReply = authority.send(recorded);
    expectUnchanged(exam, order, before, "at once");
    if (exam.declares(TesterCall.CLOCK)) {
      exam.tester().advanceClock(Duration.ofMinutes(7));
      var unusedLate = authority.send(recorded);
      expectUnchanged(exam, order, before, "later");
    }
  }

  private static SignedMessage renaming(Authority authority, Order order, String name) {
    Hi1Object change =
        order.change(order.authorisationId(), AuthorisationObject.newBuilder()).toBuilder()
            .setExternalIdentifier(name)
            .build();
    return authority.sign(authority.message(Act.update(change)).toByteString());
  }

  private static void expectUnchanged(
      Examination exam, Order order, Hi1Object before, String when) {
    exam.expect(
        exam.authority().get(order.authorisationId()).equals(before),
        "a recorded message that is sent again " + when + " has no effect",
        "the object has changed");
  }

  private static void badSignature_isRefused(Examination exam) {
    expectNotExecuted(
        exam,
        "with a flipped bit in its signature",
        signed -> signature(signed, it -> it.setValue(flipped(it.getValue(), 3))));
    expectNotExecuted(
        exam,
        "that was changed after it was signed",
        signed -> signed.toBuilder().setMessage(retimed(signed.getMessage())).build());
    expectNotExecuted(
        exam,
        "signed with a symmetric key",
        signed -> signature(signed, it -> it.setValue(authenticated(signed))));
    expectNotExecuted(
        exam,
        "with a suite that is not that of the key",
        signed -> signature(signed, it -> it.setSuite(otherSuite(it.getSuite()))));
    expectNotExecuted(
        exam,
        "signed for another purpose",
        signed ->
            exam.setting()
                .seats()
                .signing(Seat.AUTHORITY_A)
                .sign(signed.getMessage(), Purposes.HI2_OPTIONS));
    expectNotExecuted(
        exam, "without a signature", signed -> signed.toBuilder().clearSignatures().build());
    for (int i = 0; i < FLIPS; i++) {
      expectNoWarrant(exam);
    }
  }

  private static void expectNotExecuted(
      Examination exam, String what, UnaryOperator<SignedMessage> forge) {
    Authority authority = exam.authority();
    Order order = exam.order();
    SignedMessage good =
        authority.sign(authority.message(Act.create(order.document())).toByteString());
    Reply reply = authority.send(forge.apply(good));
    exam.expect(reply.actions() == 0, "a message " + what + " is refused", reply.describe());
    Reply after = authority.send(Act.get(order.documentId()));
    exam.expect(after.errorOf(0).isPresent(), "nothing of it is done", after.describe(0));
  }

  private static SignedMessage signature(
      SignedMessage signed, UnaryOperator<Signature.Builder> change) {
    return signed.toBuilder()
        .setSignatures(0, change.apply(signed.getSignatures(0).toBuilder()))
        .build();
  }

  private static SignatureSuite otherSuite(SignatureSuite suite) {
    return suite == SignatureSuite.SIGNATURE_SUITE_ED25519
        ? SignatureSuite.SIGNATURE_SUITE_ECDSA_P256_SHA256
        : SignatureSuite.SIGNATURE_SUITE_ED25519;
  }

  /** The message with another time, so that it still has a good shape. */
  private static ByteString retimed(ByteString message) {
    try {
      Hi1Message.Builder changed = Hi1Message.parseFrom(message).toBuilder();
      changed.getHeaderBuilder().getTimestampBuilder().setNanos(0);
      return changed.build().toByteString();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The suite cannot read its own message.", e);
    }
  }

  /** What a receiver accepts that takes the public certificate for a secret (as with HS256). */
  private static ByteString authenticated(SignedMessage signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] certificate = signed.getSignatures(0).getCertificateChain(0).toByteArray();
      mac.init(new SecretKeySpec(certificate, "HmacSHA256"));
      return ByteString.copyFrom(mac.doFinal(signed.getMessage().toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC with SHA-256 is in every JDK.", e);
    }
  }

  private static void expectNoWarrant(Examination exam) {
    Order order = exam.order();
    Hi1Object.Builder document = order.document().toBuilder();
    ByteString body = document.getDocument().getBody();
    int at = exam.ids().random().nextInt(body.size());
    document.getDocumentBuilder().setBody(flipped(body, at));
    Reply reply = exam.authority().send(Act.create(document.build()));
    exam.expect(
        !reply.hasResult(0)
            || reply.object(0).getDocument().getStatus() == DocumentStatus.DOCUMENT_STATUS_INVALID,
        "a warrant with a flipped bit does not count",
        "with byte " + at + " changed it is taken");
  }

  private static ByteString flipped(ByteString bytes, int at) {
    byte[] changed = bytes.toByteArray();
    changed[at] ^= 1;
    return ByteString.copyFrom(changed);
  }

  private static void hiddenFields_areRefused(Examination exam) {
    Authority authority = exam.authority();
    Order order = exam.order();
    Hi1Message good = authority.message(Act.create(order.document()));
    Hi1Message other = authority.message(Act.get(exam.ids().uuid()));
    ByteString request =
        Hi1Message.newBuilder().setRequest(other.getRequest()).build().toByteString();
    ByteString header = Hi1Message.newBuilder().setHeader(good.getHeader()).build().toByteString();
    ByteString response =
        Hi1Message.newBuilder()
            .setResponse(ResponsePayload.getDefaultInstance())
            .build()
            .toByteString();
    List<Hidden> all = new ArrayList<>();
    all.add(new Hidden("a doubled header", header.concat(good.toByteString())));
    all.add(new Hidden("a doubled payload", request.concat(good.toByteString())));
    all.add(
        new Hidden("two payloads of which one may stand", response.concat(good.toByteString())));
    all.add(new Hidden("an unknown field", good.toByteString().concat(unknown().toByteString())));
    all.add(new Hidden("an unknown field in an object", nested(good).toByteString()));
    for (Hidden hidden : all) {
      expectRefused(exam, order, hidden.what, authority.send(authority.sign(hidden.bytes)));
    }
    expectRefused(
        exam,
        order,
        "an unsigned message beside the signed one",
        authority.sendBytes(beside(other.toByteString(), authority.sign(good.toByteString()))));
  }

  /** A request whose wrapping holds another message before the one that is signed. */
  private static ByteString beside(ByteString unsigned, SignedMessage signed) {
    ByteString first = SignedMessage.newBuilder().setMessage(unsigned).build().toByteString();
    return UnknownFieldSet.newBuilder()
        .addField(
            ExchangeRequest.SIGNED_MESSAGE_FIELD_NUMBER,
            UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(first.concat(signed.toByteString()))
                .build())
        .build()
        .toByteString();
  }

  private record Hidden(String what, ByteString bytes) {}

  private static void expectRefused(Examination exam, Order order, String what, Reply reply) {
    Authority authority = exam.authority();
    exam.expect(reply.actions() == 0, "a message with " + what + " is refused", reply.describe());
    Reply after = authority.send(Act.get(order.documentId()));
    exam.expect(after.errorOf(0).isPresent(), "nothing of it is done", after.describe(0));
  }

  private static UnknownFieldSet unknown() {
    return UnknownFieldSet.newBuilder()
        .addField(UNKNOWN_FIELD, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
        .build();
  }

  private static Hi1Message nested(Hi1Message good) {
    Hi1Message.Builder changed = good.toBuilder();
    changed
        .getRequestBuilder()
        .getActionRequestsBuilder(0)
        .getCreateBuilder()
        .getObjectBuilder()
        .setUnknownFields(unknown());
    return changed.build();
  }
}
