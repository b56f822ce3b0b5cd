package org.frontdoor.provider.intake;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.frontdoor.protocol.warrant.WarrantRefusedException;
import org.frontdoor.protocol.warrant.WarrantSigner;

/**
 * Keys and certificates of a country in which all these tests play; made once, since making keys
 * takes time.
 */
final class Lab {

  static final String COUNTRY = "XX";
  private static final InstantSource MADE = InstantSource.fixed(TestClock.START);
  static final LabPki PKI = LabPki.create(COUNTRY, MADE, new SecureRandom());
  static final SigningIdentity PROVIDER = PKI.providerSigning("CSP00001");
  static final Party ALICE = new Party(PKI.authoritySigning("ACTOR001"));
  static final Party BOB = new Party(PKI.authoritySigning("ACTOR002"));
  static final SigningIdentity JUDGE = PKI.judge("JUDGE001");
  static final SigningIdentity PROSECUTOR = PKI.prosecutor("PROSEC01");
  private static final SigningIdentity STAMPS = PKI.timestampAuthority("TSA00001");

  private Lab() {}

  static EndpointId provider() {
    return PROVIDER.identity().endpointId();
  }

  /** Has a warrant signed and stamped. */
  static byte[] sign(WarrantDocument warrant, SigningIdentity approver, Instant at) {
    LocalTimestampAuthority stamps =
        new LocalTimestampAuthority(STAMPS, InstantSource.fixed(at), () -> BigInteger.ONE);
    try {
      return new WarrantSigner(approver, stamps).sign(warrant, at);
    } catch (WarrantRefusedException e) {
      throw new AssertionError(e);
    }
  }

  /** A fixed hour for spans. */
  static Instant hours(long hours) {
    return TestClock.START.plus(Duration.ofHours(hours));
  }
}
