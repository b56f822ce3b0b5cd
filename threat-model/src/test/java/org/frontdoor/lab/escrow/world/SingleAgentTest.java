package org.frontdoor.lab.escrow.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.escrow.v1.GetOpeningsResponse;
import org.frontdoor.escrow.v1.RefusalReason;
import org.frontdoor.escrow.v1.SealedShare;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.agent.AgentPolicy;
import org.frontdoor.lab.escrow.agent.SingleKeys.Variant;
import org.frontdoor.lab.escrow.authority.AgentChannel;
import org.frontdoor.lab.escrow.authority.Opening;
import org.frontdoor.lab.escrow.authority.OrderDesk;
import org.frontdoor.lab.escrow.authority.OrderDesk.Ground;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.ShareSeal;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.testing.TestClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One agent of each kind over mutual TLS, and every reason for which it does not open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleAgentTest {

  private static final Instant FROM = TestClock.START.minus(Duration.ofDays(1));
  private static final Instant UNTIL = TestClock.START.plus(Duration.ofDays(1));

  private final TestClock clock = new TestClock();
  private final Jurisdiction state =
      new Jurisdiction("XX", clock, purpose -> Seeds.random(purpose.hashCode()));
  private final RunningAgent agent =
      state.agent("agent1", AgentSetup.alone(AgentPolicy.hardened(), Variant.ROTATED));
  private final LetterWriter writer = new LetterWriter(true, Seeds.random(1));
  private final ByteString warrant = state.warrant("W-1", "alice", FROM, UNTIL);
  private final Ground ground = state.logged("LIID-1", warrant);
  private final AgentChannel channel = state.connect(agent);
  private final EscrowPublicKey key = key(1);
  private final Letter letter = letter("alice", TestClock.START);

  @AfterAll
  void close() throws Exception {
    state.close();
  }

  @Test
  void order_underALoggedWarrant_opensTheOneMessage() {
    Opening opening = open(ground, letter);
    assertThat(opening.refusals()).isEmpty();
    assertThat(letter.isReadWith(opening.key())).isTrue();
    assertThat(letter("alice", TestClock.START).isReadWith(opening.key())).isFalse();
  }

  @Test
  void order_thatComesAgain_getsTheSameAnswerAndNoSecondEntry() {
    SignedMessage order = state.authority().order(ground, letter.wire().blob());
    var first = channel.open(order);
    int entries = channel.openings(0).getEntriesCount();
    assertThat(channel.open(order)).isEqualTo(first);
    assertThat(channel.openings(0).getEntriesCount()).isEqualTo(entries);
  }

  @Test
  void opening_isLogged_forTheOfficeAndWithoutTheTarget() throws Exception {
    open(ground, letter);
    GetOpeningsResponse openings = channel.openings(0);
    ByteString entry = openings.getEntriesList().getLast();
    assertThat(LogEntries.parse(entry).getKind()).isEqualTo(EntryKind.ENTRY_KIND_ESCROW_OPENING);
    assertThat(LogEntries.parse(entry).getOrderTag()).isEqualTo(LogEntries.orderTag(warrant));
    assertThat(
            LogEntries.commitsTo(
                LogEntries.parse(entry), agent.agent().records().getLast().bytes()))
        .isTrue();
    assertThat(entry.toStringUtf8()).doesNotContain("alice");
    assertThat(openings.getCheckpoint().toStringUtf8()).startsWith("escrow.example/agent1\n");
  }

  @Test
  void warrant_thatDoesNotCoverTheMessage_isOutOfScope() {
    RefusalReason scope = RefusalReason.REFUSAL_REASON_SCOPE;
    assertThat(refusal(ground, letter("mallory", TestClock.START))).isEqualTo(scope);
    assertThat(refusal(ground, letter("alice", FROM.minusSeconds(1)))).isEqualTo(scope);
    assertThat(refusal(ground, letter("alice", UNTIL))).isEqualTo(scope);
    Ground metadata =
        state.logged(
            "LIID-2",
            state.warrant("W-2", "alice", FROM, UNTIL, DeliveryType.DELIVERY_TYPE_IRI_ONLY));
    assertThat(refusal(metadata, letter)).isEqualTo(scope);
    Ground expired = state.logged("LIID-3", state.warrant("W-3", "alice", FROM, TestClock.START));
    assertThat(refusal(expired, letter("alice", FROM))).isEqualTo(scope);
  }

  @Test
  void warrant_thatIsNotShownToBeLogged_isRefused() {
    ByteString other = state.warrant("W-4", "alice", FROM, UNTIL);
    assertThat(refusal(new Ground("LIID-4", other, Optional.empty()), letter))
        .isEqualTo(RefusalReason.REFUSAL_REASON_LOG);
    assertThat(refusal(new Ground("LIID-4", other, ground.evidence()), letter))
        .isEqualTo(RefusalReason.REFUSAL_REASON_LOG);
  }

  @Test
  void warrant_ofAnotherStateOrChanged_isRefused() throws Exception {
    try (Jurisdiction other =
        new Jurisdiction("XX", clock, purpose -> Seeds.random(7L + purpose.hashCode()))) {
      ByteString foreign = other.warrant("W-5", "alice", FROM, UNTIL);
      assertThat(refusal(new Ground("LIID-5", foreign, Optional.empty()), letter))
          .isEqualTo(RefusalReason.REFUSAL_REASON_WARRANT);
      SignedMessage order = other.authority().order(ground, letter.wire().blob());
      assertThat(opened(order, letter).refusals().values())
          .containsExactly(RefusalReason.REFUSAL_REASON_ORDER);
    }
  }

  @Test
  void release_byAnAgentThatOpensMessages_isRefused() {
    SignedMessage order = state.authority().order(ground, letter.wire().blob());
    assertThat(channel.release(order).getRefusal().getReason())
        .isEqualTo(RefusalReason.REFUSAL_REASON_RELEASE);
  }

  @Test
  void release_byAnAgentThatHandsOverKeys_givesTheKeyForThisOrderAndAWarrantThatCovers()
      throws Exception {
    RunningAgent giver =
        state.agent("agent9", AgentSetup.alone(AgentPolicy.releasingKeys(), Variant.STATIC));
    AgentChannel toGiver = state.connect(giver);
    EscrowPublicKey given = EscrowPublicKey.of(toGiver.key(1, "alice"));
    var heading = new LetterWriter.Heading("alice", "bob", 1, TestClock.START);
    SignedMessage order =
        state
            .authority()
            .order(ground, writer.write(heading, "hello", List.of(given)).wire().blob());
    SealedShare sealed = toGiver.release(order).getSealed();
    DeliveryKeyPair own = state.authority().deliveryKey();
    assertThat(ShareSeal.open(own, OrderDesk.digest(order), sealed, given))
        .isEqualTo(giver.ring().find(given.keyId()).orElseThrow());
    assertThat(toGiver.openings(0).getEntriesCount()).isEqualTo(1);
    assertThatThrownBy(() -> ShareSeal.open(own, ByteString.EMPTY, sealed, given))
        .isInstanceOf(SealException.class);
    assertThatThrownBy(() -> ShareSeal.open(own, OrderDesk.digest(order), sealed, key))
        .isInstanceOf(BlobException.class);
    var foreign = new LetterWriter.Heading("mallory", "bob", 1, TestClock.START);
    SignedMessage outside =
        state
            .authority()
            .order(ground, writer.write(foreign, "hello", List.of(given)).wire().blob());
    assertThat(toGiver.release(outside).getRefusal().getReason())
        .isEqualTo(RefusalReason.REFUSAL_REASON_SCOPE);
  }

  @Test
  void order_thatIsOldOrTampered_isRefused() {
    SignedMessage order = state.authority().order(ground, letter.wire().blob());
    byte[] bytes = order.getMessage().toByteArray();
    bytes[bytes.length - 1] ^= 1;
    SignedMessage tampered = order.toBuilder().setMessage(ByteString.copyFrom(bytes)).build();
    assertThat(opened(tampered, letter).refusals().values())
        .containsExactly(RefusalReason.REFUSAL_REASON_ORDER);
    clock.advance(Duration.ofMinutes(6));
    try {
      assertThat(opened(order, letter).refusals().values())
          .containsExactly(RefusalReason.REFUSAL_REASON_ORDER);
    } finally {
      clock.set(TestClock.START);
    }
  }

  @Test
  void blob_thatIsBare_isRefused() {
    Letter bare =
        new LetterWriter(false, Seeds.random(2))
            .write(heading("alice", TestClock.START), "text", List.of(key));
    assertThat(refusal(ground, bare)).isEqualTo(RefusalReason.REFUSAL_REASON_BLOB);
  }

  @Test
  void key_thatWasDeleted_opensNothing() throws Exception {
    Letter old = letter;
    EscrowPublicKey second = key(2);
    assertThat(second.keyId()).isNotEqualTo(key.keyId());
    try (Jurisdiction apart =
        new Jurisdiction("XX", clock, purpose -> Seeds.random(9L + purpose.hashCode()))) {
      RunningAgent forgetful =
          apart.agent("agent2", AgentSetup.alone(AgentPolicy.unlogged(), Variant.ROTATED));
      AgentChannel line = apart.connect(forgetful);
      EscrowPublicKey first = EscrowPublicKey.of(line.key(1, "alice"));
      Letter written = writer.write(heading("alice", TestClock.START), "text", List.of(first));
      Ground own =
          new Ground("LIID-6", apart.warrant("W-6", "alice", FROM, UNTIL), Optional.empty());
      SignedMessage order = apart.authority().order(own, written.wire().blob());
      var escrow = AuthorityOffice.escrow(first, "agent2", line, order);
      var blob = BlobReader.read(written.wire().blob());
      assertThat(apart.authority().opener().open(blob, Map.of(first.keyId(), escrow)).isOpen())
          .isTrue();
      forgetful.singleKeys().deleteBefore(2);
      SignedMessage later = apart.authority().order(own, written.wire().blob());
      var again = AuthorityOffice.escrow(first, "agent2", line, later);
      assertThat(apart.authority().opener().open(blob, Map.of(first.keyId(), again)).refusals())
          .containsValue(RefusalReason.REFUSAL_REASON_KEY);
      assertThatThrownBy(() -> line.key(1, "alice")).isInstanceOf(StatusRuntimeException.class);
    }
    assertThat(old.isReadWith(open(ground, old).key())).isTrue();
  }

  @Test
  void door_isClosedToOtherRoles() {
    try (AgentChannel stranger = state.connect(agent, state.pki().testerTls("TESTER01"))) {
      assertThatThrownBy(() -> stranger.key(1, "alice")).isInstanceOf(StatusRuntimeException.class);
    }
    assertThatThrownBy(() -> channel.share("ceremony-1"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("UNAUTHENTICATED");
  }

  private Opening open(Ground on, Letter what) {
    return opened(state.authority().order(on, what.wire().blob()), what);
  }

  private Opening opened(SignedMessage order, Letter what) {
    try {
      return state
          .authority()
          .opener()
          .open(
              BlobReader.read(what.wire().blob()),
              Map.of(key.keyId(), AuthorityOffice.escrow(key, "agent1", channel, order)));
    } catch (BlobException e) {
      throw new AssertionError(e);
    }
  }

  private RefusalReason refusal(Ground on, Letter what) {
    Opening opening = open(on, what);
    assertThat(opening.isOpen()).isFalse();
    return opening.refusals().values().iterator().next();
  }

  private EscrowPublicKey key(long period) {
    try {
      return EscrowPublicKey.of(channel.key(period, "alice"));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Letter letter(String sender, Instant sentAt) {
    return writer.write(heading(sender, sentAt), "the text of a message", List.of(key));
  }

  private static LetterWriter.Heading heading(String sender, Instant sentAt) {
    return new LetterWriter.Heading(sender, "bob", 1, sentAt);
  }
}
