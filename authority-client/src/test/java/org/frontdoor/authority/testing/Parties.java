package org.frontdoor.authority.testing;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.collector.Expectations;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;

/** A provider and an authority that know each other, for tests. */
public final class Parties {

  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  public static final String AUTHORITY_ID = "POLICE01";
  public static final String PROVIDER_ID = "MESSENG1";

  public final InstantSource clock;
  public final SecureRandom random = new SecureRandom();
  public final LabPki pki;
  public final SigningIdentity evidence;
  public final DeliveryKeyPair deliveryKey;

  private Parties(InstantSource clock) {
    this.clock = clock;
    this.pki = LabPki.create("XX", clock, random);
    this.evidence = pki.evidence(PROVIDER_ID);
    this.deliveryKey = newDeliveryKey();
  }

  /** At a fixed time. */
  public static Parties create() {
    return new Parties(InstantSource.fixed(NOW));
  }

  /** By the given clock. */
  public static Parties create(InstantSource clock) {
    return new Parties(clock);
  }

  /** A new key of the suite that every machine can do. */
  public static DeliveryKeyPair newDeliveryKey() {
    try {
      return DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    } catch (SealException e) {
      throw new IllegalStateException(e);
    }
  }

  public static EndpointId authority() {
    return endpoint(AUTHORITY_ID);
  }

  public static EndpointId provider() {
    return endpoint(PROVIDER_ID);
  }

  public static EndpointId endpoint(String id) {
    return EndpointId.newBuilder().setCountryCode("XX").setUniqueIdentifier(id).build();
  }

  public MessageVerifier signatures() {
    return new MessageVerifier(new CertificateVerifier(pki.anchors()));
  }

  public Expectations expectations() {
    return new Expectations(
        authority(),
        provider(),
        List.of(deliveryKey),
        signatures(),
        Expectations.DEFAULT_WINDOW_BYTES);
  }

  public Surroundings surroundings() {
    return new Surroundings(clock, random);
  }
}
