package org.frontdoor.lab.escrow.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.authority.warrant.WarrantDraft;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.escrow.v1.EscrowLabel;
import org.frontdoor.escrow.v1.LogEvidence;
import org.frontdoor.escrow.v1.RefusalReason;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.Opening;
import org.frontdoor.lab.escrow.authority.OrderDesk.Ground;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.BlobSealer;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An agent asks the law, and whose messages they are, as the provider does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EscrowLawTest {

  private static final EndpointId OTHER =
      EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier("CSP00002").build();
  private static final Instant FROM = TestClock.START.minus(Duration.ofDays(1));
  private static final Instant UNTIL = TestClock.START.plus(Duration.ofDays(30));

  private final TestClock clock = new TestClock();
  private final Jurisdiction state =
      new Jurisdiction("XX", clock, purpose -> Seeds.random(purpose.hashCode()));
  private final AgentChannel channel =
      state.connect(
          state.agent("agent1", AgentSetup.alone(AgentPolicy.hardened(), Variant.STATIC)));
  private final LetterWriter writer = new LetterWriter(true, Seeds.random(1));
  private List<EscrowPublicKey> keys = List.of();

  @BeforeAll
  void key() throws Exception {
    keys = List.of(EscrowPublicKey.of(channel.key(1, "alice")));
  }

  @AfterAll
  void close() throws Exception {
    state.close();
  }

  @AfterEach
  void reset() {
    clock.set(TestClock.START);
  }

  @Test
  void message_ofAnotherProvidersUserOfTheSameName_isOutOfScope() throws Exception {
    ByteString warrant = state.sign(own("W-1"));
    assertThat(refusal(state.logged("LIID-1", warrant), letter(writer.of(OTHER))))
        .isEqualTo(RefusalReason.REFUSAL_REASON_SCOPE);
    assertOpens(warrant, letter(writer));
  }

  @Test
  void warrant_forAnotherProvider_opensNothingHere() throws Exception {
    TargetIdentifier elsewhere = Jurisdiction.target("alice", OTHER);
    assertInadmissible(state.sign(own("W-2").addressedTo(OTHER)));
    assertInadmissible(state.sign(during(state.draft("W-3", elsewhere), UNTIL)));
    assertInadmissible(state.sign(during(state.draft("W-4", elsewhere), UNTIL).addressedTo(OTHER)));
  }

  @Test
  void warrant_ofAnIncompetentOffice_isRefused() throws Exception {
    assertInadmissible(state.sign(own("W-5"), state.pki().prosecutor("PROSEC01")));
  }

  @Test
  void warrant_ofAProsecutorInAnEmergency_opensUntilItWouldHaveToBeConfirmed() throws Exception {
    ByteString warrant = state.sign(own("W-7").asEmergency(), state.pki().prosecutor("PROSEC01"));
    assertOpens(warrant, letter(writer));
    clock.advance(Duration.ofDays(2).minusMillis(1));
    assertOpens(warrant, letter(writer));
    clock.advance(Duration.ofMillis(1));
    assertInadmissible(warrant);
  }

  @Test
  void warrant_thatIsTooLong_isRefused() throws Exception {
    TargetIdentifier alice = Jurisdiction.target("alice", Jurisdiction.PROVIDER);
    assertInadmissible(
        state.sign(during(state.draft("W-8", alice), FROM.plus(Duration.ofDays(367)))));
  }

  @Test
  void warrant_thatIsLoggedUnderAnotherNameOrAsAnotherKind_isRefused() throws Exception {
    ByteString hidden = state.sign(own("W-9"));
    Letter letter = letter(writer);
    LogEvidence elsewhere =
        state
            .log()
            .add(
                hidden,
                entry ->
                    entry.toBuilder()
                        .setApprover(
                            entry.getApprover().toBuilder().setUniqueIdentifier("NOBODY01"))
                        .build());
    assertThat(refusal(new Ground("LIID-1", hidden, Optional.of(elsewhere)), letter))
        .isEqualTo(RefusalReason.REFUSAL_REASON_LOG);
    LogEvidence emergency =
        state.log().add(hidden, entry -> entry.toBuilder().setIsEmergency(true).build());
    assertThat(refusal(new Ground("LIID-1", hidden, Optional.of(emergency)), letter))
        .isEqualTo(RefusalReason.REFUSAL_REASON_LOG);
    assertOpens(hidden, letter);
  }

  @Test
  void blob_thatWasMadeForOneInterception_opensForNoOther() throws Exception {
    ByteString warrant = state.sign(own("W-10"));
    MessageKey secret = MessageKey.random(Seeds.random(3));
    ByteString sealed = secret.seal(ByteString.copyFromUtf8("text"));
    var heading = new LetterWriter.Heading("alice", "bob", 1, TestClock.START);
    EscrowLabel label = LetterWriter.label(heading, sealed).toBuilder().setLiid("LIID-1").build();
    ByteString blob = BlobSealer.bound(label, keys, secret).toByteString();
    Letter made =
        new Letter("alice", "bob", 1, TestClock.START, "text", new Letter.Wire(sealed, blob));
    assertThat(refusal(state.logged("LIID-2", warrant), made))
        .isEqualTo(RefusalReason.REFUSAL_REASON_BLOB);
    assertOpens(warrant, made);
  }

  private static WarrantDraft during(WarrantDraft draft, Instant until) {
    return draft
        .during(FROM, until)
        .ordering(DataCategory.DATA_CATEGORY_TRAFFIC, DeliveryType.DELIVERY_TYPE_IRI_AND_CC);
  }

  private WarrantDraft own(String reference) {
    return during(
        state.draft(reference, Jurisdiction.target("alice", Jurisdiction.PROVIDER)), UNTIL);
  }

  private Letter letter(LetterWriter client) {
    return client.write(
        new LetterWriter.Heading("alice", "bob", 1, TestClock.START), "a message", keys);
  }

  private void assertInadmissible(ByteString warrant) throws Exception {
    assertThat(refusal(state.logged("LIID-1", warrant), letter(writer)))
        .isEqualTo(RefusalReason.REFUSAL_REASON_INADMISSIBLE);
  }

  private void assertOpens(ByteString warrant, Letter letter) throws Exception {
    assertThat(letter.isReadWith(open(state.logged("LIID-1", warrant), letter).key())).isTrue();
  }

  private RefusalReason refusal(Ground ground, Letter letter) throws Exception {
    Opening opening = open(ground, letter);
    assertThat(opening.isOpen()).isFalse();
    return opening.refusals().values().iterator().next();
  }

  private Opening open(Ground ground, Letter letter) throws Exception {
    EscrowPublicKey key = keys.getFirst();
    var order = state.authority().order(ground, letter.wire().blob());
    return state
        .authority()
        .opener()
        .open(
            BlobReader.read(letter.wire().blob()),
            Map.of(key.keyId(), AuthorityOffice.escrow(key, "agent1", channel, order)));
  }
}
