package org.frontdoor.conformance.cases.transport;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Authority;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Reply;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.Stimulus.TlsOffer;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.ExchangeRequest;
import org.frontdoor.hi1.v1.Hi1Object;

/** Who is let in and how (TS 103 120 clause 9.3, TS 103 707 clause 7). */
public final class DoorCases {

  private static final String SERVICE = "/frontdoor.hi1.v1.TaskingService/";
  private static final String GRPC = "application/grpc";
  private static final int FRAME_BYTES = 5;

  /** Headers with which an answer says that it may be kept. */
  private static final Set<String> KEEPS = Set.of("etag", "expires", "last-modified", "age");

  private DoorCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("TRN-01")
            .sends("a call that the service does not have, and messages with faults of all kinds")
            .expects("the call does not exist; each message gets a signed answer")
            .checkFirst("where the application's errors become gRPC status")
            .runs(DoorCases::applicationErrors_areAnswers),
        TestCase.of("TRN-02")
            .sends("TLS handshakes without certificate and with expired, revoked and strange ones")
            .expects("only the trusted certificate is let in")
            .checkFirst("trust and revocation lists of the TLS server, and that it asks for one")
            .runs(DoorCases::strangers_areRefused),
        TestCase.of("TRN-03")
            .sends("TLS handshakes with 1.3, with older versions and with weak suites")
            .expects("TLS 1.3 alone")
            .checkFirst("protocols and cipher suites of the TLS server")
            .runs(DoorCases::oldTls_isRefused),
        TestCase.of("TRN-05")
            .sends("a good message")
            .expects("an answer without any header that allows to keep it")
            .checkFirst("headers that a proxy in front of the endpoint adds")
            .runs(DoorCases::answer_cannotBeCached));
  }

  private static void applicationErrors_areAnswers(Examination exam) {
    Authority authority = exam.authority();
    Observation other = http(exam, "POST", SERVICE + "Cancel", frame(ByteString.EMPTY));
    exam.expect(!isGood(other), "there is no other call than those of the service", "it is there");
    Observation read = http(exam, "GET", SERVICE + "Exchange", ByteString.EMPTY);
    exam.expect(!isGood(read), "a call is a POST", "a GET is answered");

    Hi1Object unknown =
        Hi1Object.newBuilder()
            .setObjectIdentifier(exam.ids().uuid())
            .setAuthorisation(AuthorisationObject.getDefaultInstance())
            .build();
    expectAnswer(exam, "an object that does not exist", authority.send(Act.update(unknown)));
    expectAnswer(
        exam, "a message that cannot be read", authority.send(authority.sign(exam.ids().bytes(9))));
    expectAnswer(
        exam,
        "a signature that does not fit",
        authority.send(
            authority.sign(exam.ids().bytes(9)).toBuilder()
                .setMessage(authority.message(Act.get(exam.ids().uuid())).toByteString())
                .build()));
    expectAnswer(
        exam,
        "another receiver",
        authority.send(
            authority.message(
                authority.header().setReceiver(authority.id()),
                List.of(Act.get(exam.ids().uuid())))));
  }

  private static void expectAnswer(Examination exam, String fault, Reply reply) {
    exam.expect(
        reply.arrived(), "an answer rather than a gRPC status for " + fault, reply.describe());
  }

  private static void strangers_areRefused(Examination exam) {
    Observation trusted = shake(exam, Seat.AUTHORITY_A, TlsOffer.TLS_1_3);
    exam.require(trusted instanceof Observation.Connected, "a trusted peer is let in", "it is not");
    expectRefused(exam, Seat.AUTHORITY_A, TlsOffer.NO_CERTIFICATE, "a peer without certificate");
    expectRefused(exam, Seat.AUTHORITY_EXPIRED, TlsOffer.TLS_1_3, "an expired certificate");
    expectRefused(exam, Seat.AUTHORITY_REVOKED, TlsOffer.TLS_1_3, "a revoked certificate");
    expectRefused(exam, Seat.STRANGER, TlsOffer.TLS_1_3, "a certificate of a strange issuer");
    expectRefused(exam, Seat.AUTHORITY_A, TlsOffer.PLAINTEXT, "a peer without TLS");
  }

  private static void oldTls_isRefused(Examination exam) {
    Observation good = shake(exam, Seat.AUTHORITY_A, TlsOffer.TLS_1_3);
    exam.expect(
        good instanceof Observation.Connected connected && connected.protocol().equals("TLSv1.3"),
        "TLS 1.3 is offered",
        "no handshake with it succeeds");
    expectRefused(exam, Seat.AUTHORITY_A, TlsOffer.TLS_1_2_WEAK, "TLS 1.2 with weak suites");
    expectRefused(exam, Seat.AUTHORITY_A, TlsOffer.TLS_1_2, "TLS 1.2");
    expectRefused(exam, Seat.AUTHORITY_A, TlsOffer.TLS_1_1, "TLS 1.1");
  }

  private static void expectRefused(Examination exam, String seat, TlsOffer offer, String what) {
    Observation came = shake(exam, seat, offer);
    exam.expect(!(came instanceof Observation.Connected), what + " is refused", "it is let in");
  }

  private static Observation shake(Examination exam, String seat, TlsOffer offer) {
    return exam.perform(new Stimulus.Handshake(seat, offer));
  }

  private static void answer_cannotBeCached(Examination exam) {
    Authority authority = exam.authority();
    ByteString request =
        ExchangeRequest.newBuilder()
            .setSignedMessage(
                authority.sign(authority.message(Act.get(exam.ids().uuid())).toByteString()))
            .build()
            .toByteString();
    Observation came = http(exam, "POST", SERVICE + "Exchange", frame(request));
    if (!(came instanceof Observation.HttpAnswer answer)) {
      throw exam.inconclusive("an answer over HTTP/2", "none");
    }
    for (Map.Entry<String, String> header : answer.headers().entrySet()) {
      String name = header.getKey();
      boolean keeps =
          KEEPS.contains(name)
              || (name.equals("cache-control") && !header.getValue().contains("no-store"));
      exam.expect(!keeps, "no header allows to keep the answer", "it has the header " + name);
    }
  }

  private static Observation http(Examination exam, String method, String path, ByteString body) {
    return exam.perform(new Stimulus.Http(Seat.AUTHORITY_A, method, path, GRPC, body));
  }

  /** A message as gRPC sends it: not compressed, with its length before it. */
  private static ByteString frame(ByteString message) {
    ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES).put((byte) 0).putInt(message.size());
    return ByteString.copyFrom(frame.flip()).concat(message);
  }

  /** Whether a call was answered as if it existed: it brought a message. */
  private static boolean isGood(Observation came) {
    return came instanceof Observation.HttpAnswer answer
        && answer.status() == 200
        && !answer.body().isEmpty();
  }
}
