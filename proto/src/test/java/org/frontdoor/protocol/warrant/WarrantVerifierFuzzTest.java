package org.frontdoor.protocol.warrant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.SecureRandom;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;

class WarrantVerifierFuzzTest {

  private static final WarrantVerifier VERIFIER =
      new WarrantVerifier(
          new CertificateVerifier(
              LabPki.create("XX", new TestClock(), new SecureRandom()).anchors()));

  /** Nothing is a warrant that no trusted judge signed, and no bytes break the verifier. */
  @FuzzTest
  void verifier_ofAnyBytes_refuses(byte[] cms) {
    try {
      fail("accepted: " + VERIFIER.verify(cms, TestClock.START));
    } catch (WarrantRefusedException e) {
      assertThat(e.rule()).isNotEmpty();
    }
  }
}
