package org.frontdoor.conformance.mutants.hi1;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.credentials.Seats;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantSigner;
import org.frontdoor.protocol.warrant.WarrantVerifier;
import org.frontdoor.testbed.World;

/** Endpoints that give back another warrant than they were sent. */
final class KeptWarrants {

  private KeptWarrants() {}

  /** The judge has signed this one too, but nobody has sent it. */
  static ByteString another(ByteString request, Upstream upstream) {
    Seats seats = upstream.secrets().setting().seats();
    return withBodies(request, upstream, body -> signed(seats, changed(body)));
  }

  /** Every word is as the judge signed it. */
  static ByteString brokenSignature(ByteString request, Upstream upstream) {
    return withBodies(request, upstream, KeptWarrants::withOtherSignature);
  }

  private static ByteString withBodies(
      ByteString request, Upstream upstream, UnaryOperator<ByteString> change) {
    ByteString answered = upstream.exchange(request);
    Hi1Message answer = Upstream.answerIn(answered);
    List<ActionResponse> results =
        Alter.results(answer).stream().map(result -> withBody(result, change)).toList();
    return results.equals(Alter.results(answer))
        ? answered
        : upstream.signedAnswer(Alter.withResults(answer, results));
  }

  private static ActionResponse withBody(ActionResponse result, UnaryOperator<ByteString> change) {
    return result.getGet().getObject().hasDocument()
        ? Alter.read(
            result,
            object ->
                object.getDocumentBuilder().setBody(change.apply(object.getDocument().getBody())))
        : result;
  }

  private static WarrantDocument changed(ByteString body) {
    try {
      return WarrantVerifier.reread(body.toByteArray()).toBuilder()
          .setLegalBasis("Another basis")
          .build();
    } catch (WarrantRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteString signed(Seats seats, WarrantDocument warrant) {
    World world = World.real();
    LocalTimestampAuthority stamping =
        new LocalTimestampAuthority(
            seats.signing(Seat.TSA), world.clock(), () -> new BigInteger(64, world.random()));
    try {
      return ByteString.copyFrom(
          new WarrantSigner(seats.signing(Seat.JUDGE), stamping)
              .sign(warrant, world.clock().instant()));
    } catch (WarrantRefusedException e) {
      throw new AssertionError(e);
    }
  }

  /** Each byte is one character, so that one signature can be put in the place of the other. */
  private static ByteString withOtherSignature(ByteString body) {
    try {
      byte[] signature =
          new CMSSignedData(body.toByteArray()).getSignerInfos().iterator().next().getSignature();
      String before = new String(signature, StandardCharsets.ISO_8859_1);
      signature[signature.length - 1] ^= 1;
      String after = new String(signature, StandardCharsets.ISO_8859_1);
      return ByteString.copyFrom(
          body.toString(StandardCharsets.ISO_8859_1).replace(before, after),
          StandardCharsets.ISO_8859_1);
    } catch (CMSException e) {
      throw new AssertionError(e);
    }
  }
}
