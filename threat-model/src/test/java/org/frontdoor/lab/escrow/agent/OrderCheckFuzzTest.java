package org.frontdoor.lab.escrow.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.provider.admissibility.NationalProfileReader;

class OrderCheckFuzzTest {

  private static final LabPki PKI = LabPki.create("XX", new TestClock(), Seeds.random(1));
  private static final Identity COORDINATOR =
      PKI.identity(KeyRole.KEY_ROLE_ESCROW_COORDINATOR, AcceptedRealms.ESCROW, "COORD001");

  /** An agent that reads everything from its caller is not broken by any bytes. */
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

  /** Nothing is an order that no trusted authority signed. */
  @FuzzTest
  void hardenedCheck_ofAnyBytes_refuses(byte[] bytes) {
    SignedMessage order = SignedMessage.newBuilder().setMessage(ByteString.copyFrom(bytes)).build();
    try {
      check(AgentPolicy.hardened()).check(order, COORDINATOR, TestClock.START);
      fail("accepted");
    } catch (RefusedException e) {
      assertThat(e.reason().getNumber()).isPositive();
    }
  }

  private static OrderCheck check(AgentPolicy policy) {
    return new OrderCheck(
        policy,
        new CertificateVerifier(PKI.anchors()),
        new Mandate(COORDINATOR.endpointId(), new NationalProfileReader().bundled("XX")),
        (warrant, said, evidence) -> false);
  }
}
