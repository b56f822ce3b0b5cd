package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.ResponsePayload;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.provider.accountability.AuditAction;
import org.frontdoor.provider.register.InMemoryRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before any action: the answer is signed, well formed, and nothing was done. */
class MessageDoorTest {

  private static final EndpointId UNKNOWN =
      EndpointId.newBuilder().setCountryCode("ZZ").setUniqueIdentifier("UNKNOWN").build();

  private final Hi1Fixture hi1 = new Hi1Fixture();

  @AfterEach
  void close() {
    hi1.close();
  }

  private ErrorInformation refusal(SignedMessage signed, Party peer) {
    Hi1Message answer = hi1.send(signed, peer);
    assertThat(answer.getResponse().hasTopLevelError()).isTrue();
    return answer.getResponse().getTopLevelError();
  }

  private Hi1Message good() {
    return hi1.message(Lab.ALICE, Actions.get(hi1.id())).build();
  }

  @Test
  @Tag("HDR-01")
  @Tag("HDR-05")
  void answer_ofAnyRequest_keepsSenderAndTransactionAndNamesResponder() {
    Hi1Message request = good();
    Header header = hi1.send(Hi1Fixture.sign(Lab.ALICE, request), Lab.ALICE).getHeader();

    assertThat(header.getSender()).isEqualTo(Lab.ALICE.id());
    assertThat(header.getReceiver()).isEqualTo(Lab.provider());
    assertThat(header.getTransactionIdentifier())
        .isEqualTo(request.getHeader().getTransactionIdentifier());
  }

  @Test
  @Tag("HDR-02")
  @Tag("HDR-06")
  void message_withoutReadableHeader_isAnsweredToUnknownWithFreshTransaction() {
    Hi1Message headless = good().toBuilder().clearHeader().build();
    Hi1Message answer = hi1.send(Hi1Fixture.sign(Lab.ALICE, headless), Lab.ALICE);

    assertThat(answer.getHeader().getSender()).isEqualTo(UNKNOWN);
    assertThat(UUID.fromString(answer.getHeader().getTransactionIdentifier())).isNotNull();
    assertThat(answer.getResponse().getTopLevelError().getErrorCode()).isEqualTo(3020);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not a uuid", "C02358B2-76CF-4BA4-A8EB-F6436CCAEA2E"})
  @Tag("HDR-06")
  void transactionIdentifier_thatIsNotCanonical_isReplacedByFreshOne(String identifier) {
    Hi1Message message =
        good().toBuilder()
            .setHeader(hi1.header(Lab.ALICE).setTransactionIdentifier(identifier))
            .build();
    Header header = hi1.send(Hi1Fixture.sign(Lab.ALICE, message), Lab.ALICE).getHeader();

    assertThat(header.getSender()).isEqualTo(Lab.ALICE.id());
    assertThat(header.getTransactionIdentifier()).isNotEqualTo(identifier);
  }

  @Test
  @Tag("HDR-03")
  void sender_withReservedIdentifier_isRefused() {
    ErrorInformation error =
        hi1.refused(Lab.ALICE, it -> it.setHeader(hi1.header(Lab.ALICE).setSender(UNKNOWN)));
    assertThat(error.getRule()).isEqualTo(Hi1Fault.SENDER_RESERVED.rule());
  }

  @Test
  @Tag("HDR-04")
  void receiver_thatIsSomebodyElse_isRefused() {
    ErrorInformation error =
        hi1.refused(Lab.ALICE, it -> it.setHeader(hi1.header(Lab.ALICE).setReceiver(Lab.BOB.id())));
    assertThat(error.getRule()).isEqualTo(Hi1Fault.RECEIVER_UNEXPECTED.rule());
  }

  @Test
  @Tag("HDR-08")
  void timestamp_finerThanMicroseconds_isRefused() {
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it -> {
              it.getHeaderBuilder().getTimestampBuilder().setNanos(1);
              return it;
            });
    assertThat(error.getErrorCode()).isEqualTo(3020);
    assertThat(error.getField()).contains("timestamp");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23.1", "V1.23", "V1.23.1.0", "v1.23.1"})
  @Tag("HDR-09")
  void etsiVersion_ofAnotherForm_isRefusedAsMalformed(String version) {
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it -> {
              it.getHeaderBuilder().getVersionBuilder().setEtsiVersion(version);
              return it;
            });
    assertThat(error.getErrorCode()).isEqualTo(3020);
  }

  @ParameterizedTest
  @ValueSource(strings = {"V2.0.0", "V1.24.0", "V0.23.1"})
  @Tag("HDR-10")
  void etsiVersion_thatIsNotSpoken_isRefused(String version) {
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it -> {
              it.getHeaderBuilder().getVersionBuilder().setEtsiVersion(version);
              return it;
            });
    assertThat(error.getErrorCode()).isEqualTo(3021);
    assertThat(error.getRule()).isEqualTo(Hi1Fault.VERSION_UNSUPPORTED.rule());
  }

  @Test
  @Tag("HDR-10")
  void nationalProfile_thatIsNotServed_isRefused() {
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it -> {
              it.getHeaderBuilder().getVersionBuilder().setNationalProfileVersion("v9.9");
              return it;
            });
    assertThat(error.getRule()).isEqualTo(Hi1Fault.PROFILE_UNKNOWN.rule());
  }

  @Test
  @Tag("HDR-11")
  void message_overConnectionOfAnotherAuthority_isRefusedUnread() {
    Hi1Message answer = hi1.send(Hi1Fixture.sign(Lab.ALICE, good()), Lab.BOB);
    assertThat(answer.getResponse().getTopLevelError().getRule())
        .isEqualTo(Hi1Fault.SENDER_NOT_PEER.rule());
    assertThat(answer.getHeader().getSender()).isEqualTo(UNKNOWN);
  }

  @Test
  @Tag("HDR-11")
  void sender_otherThanSignerAndPeer_isRefused() {
    Hi1Message forged = good();
    ErrorInformation error = refusal(Hi1Fixture.sign(Lab.BOB, forged), Lab.BOB);
    assertThat(error.getRule()).isEqualTo(Hi1Fault.SENDER_NOT_PEER.rule());
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301})
  @Tag("HDR-12")
  void timestamp_outsideTheWindow_isRefused(long seconds) {
    Instant off = TestClock.START.plusSeconds(seconds);
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it -> it.setHeader(hi1.header(Lab.ALICE).setTimestamp(Times.timestamp(off))));
    assertThat(error.getRule()).isEqualTo(Hi1Fault.TIMESTAMP_WINDOW.rule());
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  @Tag("HDR-12")
  void timestamp_atTheEdgeOfTheWindow_isAccepted(long seconds) {
    Instant off = TestClock.START.plusSeconds(seconds);
    Hi1Message message =
        good().toBuilder()
            .setHeader(hi1.header(Lab.ALICE).setTimestamp(Times.timestamp(off)))
            .build();
    assertThat(
            hi1.send(Hi1Fixture.sign(Lab.ALICE, message), Lab.ALICE)
                .getResponse()
                .hasActionResponses())
        .isTrue();
  }

  @Test
  @Tag("HDR-13")
  void payload_missing_isRefused() {
    ErrorInformation error = hi1.refused(Lab.ALICE, Hi1Message.Builder::clearRequest);
    assertThat(error.getErrorCode()).isEqualTo(3020);
  }

  @Test
  @Tag("HDR-13")
  void payload_ofBothKinds_isRefused() {
    ByteString both =
        good()
            .toByteString()
            .concat(
                Hi1Message.newBuilder()
                    .setResponse(
                        ResponsePayload.newBuilder()
                            .setTopLevelError(
                                ErrorInformation.newBuilder()
                                    .setErrorCode(3000)
                                    .setErrorDescription("x")))
                    .build()
                    .toByteString());
    assertThat(refusal(Hi1Fixture.sign(Lab.ALICE, both), Lab.ALICE).getErrorCode()).isEqualTo(3020);
  }

  @Test
  @Tag("HDR-13")
  void payload_thatIsAnAnswer_isRefused() {
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it ->
                it.setResponse(
                    ResponsePayload.newBuilder()
                        .setTopLevelError(
                            ErrorInformation.newBuilder()
                                .setErrorCode(3000)
                                .setErrorDescription("x"))));
    assertThat(error.getRule()).isEqualTo(Hi1Fault.PAYLOAD_NOT_REQUEST.rule());
  }

  @Test
  @Tag("SEC-15")
  void message_unsigned_isRefused() {
    SignedMessage unsigned =
        Hi1Fixture.sign(Lab.ALICE, good()).toBuilder().clearSignatures().build();
    assertThat(refusal(unsigned, Lab.ALICE).getRule()).isEqualTo("trust.no_signature");
  }

  @Test
  @Tag("SEC-15")
  void message_changedAfterSigning_isRefused() {
    SignedMessage signed = Hi1Fixture.sign(Lab.ALICE, good());
    SignedMessage other = signed.toBuilder().setMessage(good().toByteString()).build();
    assertThat(refusal(other, Lab.ALICE).getRule()).isEqualTo("trust.bad_signature");
  }

  @Test
  @Tag("SEC-15")
  void message_signedForAnotherPurpose_isRefused() {
    SignedMessage signed = Lab.ALICE.key().sign(good().toByteString(), Purposes.HI2_OPTIONS);
    assertThat(refusal(signed, Lab.ALICE).getRule()).isEqualTo("trust.bad_signature");
  }

  @Test
  void message_signedByAJudge_isRefused() {
    SignedMessage signed = Lab.JUDGE.sign(good().toByteString(), Purposes.HI1_MESSAGE);
    assertThat(refusal(signed, Lab.ALICE).getRule()).isEqualTo("trust.wrong_role");
  }

  @Test
  void message_signedWithExpiredCertificate_isRefused() {
    Party late =
        new Party(
            Lab.PKI.signer(
                Lab.ALICE.identity(),
                TestClock.START.minus(Duration.ofDays(2)),
                TestClock.START.minus(Duration.ofDays(1))));
    assertThat(refusal(Hi1Fixture.sign(late, good()), Lab.ALICE).getRule())
        .isEqualTo("trust.expired");
  }

  @Test
  void message_signedWithRevokedCertificate_isRefused() {
    Party carol = new Party(Lab.PKI.authoritySigning("ACTOR003"));
    X509Certificate certificate = carol.key().certificate();
    try (Hi1Fixture strict = new Hi1Fixture(new InMemoryRegister(), Lab.PKI.revoke(certificate))) {
      Hi1Message message = strict.message(carol, Actions.get(strict.id())).build();
      Hi1Message answer = strict.send(Hi1Fixture.sign(carol, message), carol);
      assertThat(answer.getResponse().getTopLevelError().getRule()).isEqualTo("trust.revoked");
    }
  }

  @Test
  void message_signedByStranger_isRefused() {
    Party stranger =
        new Party(
            LabPki.create(Lab.COUNTRY, hi1.clock, new SecureRandom()).authoritySigning("ACTOR001"));
    assertThat(refusal(Hi1Fixture.sign(stranger, good()), Lab.ALICE).getRule())
        .startsWith("trust.");
  }

  @Test
  void message_signedInAnotherRealm_isRefused() {
    Party administrative =
        new Party(
            Lab.PKI.signer(
                Lab.PKI.identity(KeyRole.KEY_ROLE_AUTHORITY, "administrative", "ACTOR001")));
    assertThat(AcceptedRealms.CRIMINAL).isNotEqualTo("administrative");
    assertThat(refusal(Hi1Fixture.sign(administrative, good()), Lab.ALICE).getRule())
        .isEqualTo("trust.wrong_realm");
  }

  @Test
  @Tag("SEC-16")
  void message_withUnknownField_isRefused() {
    ByteString bytes = good().toByteString().concat(ByteString.copyFrom(new byte[] {0x78, 1}));
    assertThat(refusal(Hi1Fixture.sign(Lab.ALICE, bytes), Lab.ALICE).getRule())
        .isEqualTo("wire.unknown_field");
  }

  @Test
  @Tag("SEC-16")
  void message_withDuplicateHeader_isRefused() {
    ByteString twice =
        good()
            .toByteString()
            .concat(Hi1Message.newBuilder().setHeader(hi1.header(Lab.BOB)).build().toByteString());
    assertThat(refusal(Hi1Fixture.sign(Lab.ALICE, twice), Lab.ALICE).getRule())
        .isEqualTo("wire.duplicate");
  }

  @Test
  @Tag("SEC-16")
  void wrapping_withUnknownField_isRefused() {
    SignedMessage signed =
        Hi1Fixture.sign(Lab.ALICE, good()).toBuilder()
            .setUnknownFields(
                UnknownFieldSet.newBuilder()
                    .addField(99, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                    .build())
            .build();
    assertThat(refusal(signed, Lab.ALICE).getRule()).isEqualTo(Hi1Fault.MESSAGE_MALFORMED.rule());
  }

  @Test
  void message_withZeroEnum_isRefused() {
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it -> {
              it.getRequestBuilder()
                  .getActionRequestsBuilder(0)
                  .getListBuilder()
                  .setObjectType(ObjectType.OBJECT_TYPE_UNSPECIFIED);
              return it;
            });
    assertThat(error.getErrorCode()).isEqualTo(3020);
  }

  @Test
  @Tag("TRN-07")
  void message_largerThanAllowed_isRefused() {
    ByteString huge = ByteString.copyFrom(new byte[MessageGate.MAX_BYTES + 1]);
    assertThat(refusal(Hi1Fixture.sign(Lab.ALICE, huge), Lab.ALICE).getRule())
        .isEqualTo(Hi1Fault.MESSAGE_TOO_LARGE.rule());
  }

  @Test
  @Tag("TRN-07")
  void message_nestedDeeperThanAllowed_isRefused() {
    ByteString nested = ByteString.EMPTY;
    for (int i = 0; i < 200; i++) {
      nested =
          ByteString.copyFrom(new byte[] {0x0a})
              .concat(ByteString.copyFrom(varint(nested.size())))
              .concat(nested);
    }
    assertThat(refusal(Hi1Fixture.sign(Lab.ALICE, nested), Lab.ALICE).getErrorCode())
        .isEqualTo(3020);
  }

  @Test
  @Tag("TRN-07")
  void message_withMoreActionsThanAllowed_isRefused() {
    ErrorInformation error =
        hi1.refused(
            Lab.ALICE,
            it -> {
              for (int i = 1; i < 258; i++) {
                it.getRequestBuilder()
                    .addActionRequests(Actions.get(hi1.id()).setActionIdentifier(i));
              }
              return it;
            });
    assertThat(error.getErrorCode()).isEqualTo(3020);
  }

  @Test
  @Tag("SEC-05")
  void refusal_ofAMessage_standsInTheAccountWithItsPeer() {
    ErrorInformation error = refusal(Hi1Fixture.sign(Lab.ALICE, good()), Lab.BOB);

    var entries = hi1.store.reading(register -> register.auditRecords(1, 10));
    assertThat(entries)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.entry().actor()).isEqualTo("XX/ACTOR002");
              assertThat(it.entry().action()).isEqualTo(AuditAction.MESSAGE_REFUSED);
              assertThat(it.entry().correlationId()).isEqualTo(error.getCorrelationId());
            });
  }

  private static byte[] varint(int value) {
    return value < 128
        ? new byte[] {(byte) value}
        : new byte[] {(byte) ((value & 0x7f) | 0x80), (byte) (value >> 7)};
  }
}
