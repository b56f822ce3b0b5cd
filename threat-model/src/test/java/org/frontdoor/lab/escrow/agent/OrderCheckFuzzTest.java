package org.frontdoor.lab.escrow.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.blob.KeyShare;
import org.frontdoor.lab.escrow.world.Jurisdiction;
import org.frontdoor.lab.escrow.world.LetterWriter;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.provider.admissibility.NationalProfileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

class OrderCheckFuzzTest {

  private static final Jurisdiction STATE =
      new Jurisdiction("XX", new TestClock(), purpose -> Seeds.random(purpose.hashCode()));
  private static final Identity COORDINATOR =
      STATE.pki().identity(KeyRole.KEY_ROLE_ESCROW_COORDINATOR, AcceptedRealms.ESCROW, "COORD001");
  private static final SigningIdentity AUTHORITY = STATE.pki().authoritySigning("AUTHOR01");
  private static final ByteString GOOD = order();

  static Stream<byte[]> orders() {
    return Seeds.around(GOOD);
  }

  /** An agent that reads everything from its caller is not broken by any bytes. */
  @MethodSource("orders")
  @FuzzTest
  void naiveCheck_ofAnyBytes_readsOrRefuses(byte[] bytes) {
    SignedMessage order = SignedMessage.newBuilder().setMessage(ByteString.copyFrom(bytes)).build();
    try {
      var checked =
          check(AgentPolicy.trustingItsCaller()).check(order, COORDINATOR, TestClock.START);
      assertThat(checked.warrant()).isEmpty();
    } catch (RefusedException e) {
      assertThat(e.reason().getNumber()).isPositive();
    }
  }

  /** Whatever the authority signs, it gets no more than its warrant for alice allows. */
  @MethodSource("orders")
  @FuzzTest
  void hardenedCheck_ofAnyBytesThatTheAuthoritySigned_keepsToTheWarrant(byte[] bytes) {
    try {
      assertWithinTheWarrant(hardened(ByteString.copyFrom(bytes)));
    } catch (RefusedException e) {
      assertThat(e.reason().getNumber()).isPositive();
    }
  }

  @Test
  void hardenedCheck_ofTheOrderThatFuzzingBeginsWith_accepts() throws Exception {
    assertWithinTheWarrant(hardened(GOOD));
  }

  private static void assertWithinTheWarrant(OrderCheck.Checked checked) {
    assertThat(checked.blob().isBound()).isTrue();
    assertThat(checked.blob().label().getSenderAccountId()).isEqualTo("alice");
    assertThat(checked.warrant().orElseThrow().getReference()).isEqualTo("W-1");
  }

  private static OrderCheck.Checked hardened(ByteString order) throws RefusedException {
    return check(AgentPolicy.hardened())
        .check(AUTHORITY.sign(order, Purposes.ESCROW_ORDER), COORDINATOR, TestClock.START);
  }

  private static OrderCheck check(AgentPolicy policy) {
    return new OrderCheck(
        policy,
        new CertificateVerifier(STATE.pki().anchorsWithEscrow()),
        new Mandate(Jurisdiction.PROVIDER, new NationalProfileReader().bundled("XX")),
        (warrant, said, evidence) -> true);
  }

  private static ByteString order() {
    ByteString warrant =
        STATE.warrant("W-1", "alice", TestClock.START, TestClock.START.plus(Duration.ofDays(1)));
    KeyShare key = KeyShare.alone("key", Seeds.random(1));
    ByteString blob =
        new LetterWriter(true, Seeds.random(2))
            .write(
                new LetterWriter.Heading("alice", "bob", 1, TestClock.START),
                "text",
                List.of(key.key()))
            .wire()
            .blob();
    return STATE.authority().order(STATE.logged("LIID-1", warrant), blob).getMessage();
  }
}
