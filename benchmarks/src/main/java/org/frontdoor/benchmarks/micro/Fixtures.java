package org.frontdoor.benchmarks.micro;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.authority.warrant.WarrantDraft;
import org.frontdoor.benchmarks.hi1.Hi1Messages;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.warrant.LocalTimestampAuthority;
import org.frontdoor.testbed.World;

/** Keys, certificates and messages of a laboratory in memory. */
final class Fixtures {

  static final String LIID = "LI-0123456789abcdef";

  private static final String COUNTRY = "XX";
  private static final int SERIAL_BITS = 120;

  private final World world = World.real();
  private final LabPki pki = LabPki.create(COUNTRY, world.clock(), world.random());
  private final SigningIdentity authority = pki.authoritySigning("AUTH0001");
  private final SigningIdentity evidence = pki.evidence("PROVIDER1");
  private final SigningIdentity judge = pki.judge("JUDGE001");
  private final CertificateVerifier certificates = new CertificateVerifier(pki.anchors());

  SecureRandom random() {
    return world.random();
  }

  /** Now, in whole microseconds. */
  Instant now() {
    return clock().instant().truncatedTo(ChronoUnit.MICROS);
  }

  InstantSource clock() {
    return world.clock();
  }

  SigningIdentity authority() {
    return authority;
  }

  SigningIdentity evidence() {
    return evidence;
  }

  SigningIdentity judge() {
    return judge;
  }

  CertificateVerifier certificates() {
    return certificates;
  }

  EndpointId providerId() {
    return evidence.identity().endpointId();
  }

  EndpointId authorityId() {
    return authority.identity().endpointId();
  }

  /** A delivery key that the warrant names. */
  static DeliveryKeyPair deliveryKey(SealingSuite suite) {
    try {
      return DeliveryKeyPair.generate(suite);
    } catch (SealException e) {
      throw new IllegalStateException("this machine has no " + suite, e);
    }
  }

  /** A signed and stamped warrant against one account. */
  byte[] warrant() {
    return new Judge(judge, timestamps(), clock()).sign(draft());
  }

  /** An HI-1 message that submits a warrant: document, authorisation and one task. */
  Hi1Message submission() {
    Surroundings surroundings = new Surroundings(clock(), random());
    Hi1Messages messages =
        new Hi1Messages(authorityId(), providerId(), clock(), surroundings::newIdentifier);
    WarrantDraft draft = draft();
    byte[] signed = new Judge(judge, timestamps(), clock()).sign(draft);
    return messages.submission(surroundings.newIdentifier(), LIID, draft.document(), signed);
  }

  private LocalTimestampAuthority timestamps() {
    return new LocalTimestampAuthority(
        pki.timestampAuthority("TSA00001"),
        clock(),
        () -> new BigInteger(SERIAL_BITS, world.random()));
  }

  private WarrantDraft draft() {
    Instant from = clock().instant().truncatedTo(ChronoUnit.MILLIS);
    return WarrantDraft.against(List.of(Targets.parse("u10000001", providerId())))
        .usableBy(
            authorityId(),
            List.of(
                deliveryKey(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM).publicKey()))
        .addressedTo(providerId())
        .referredToAs("MICRO-1")
        .during(from, from.plus(Duration.ofDays(7)))
        .under("Laboratory Act, article 1");
  }

  /** A bare signature, without what a message puts around it. */
  static byte[] sign(String algorithm, SigningIdentity signer, byte[] bytes)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(signer.privateKey(InsecureSecretKeyAccess.get()));
    signature.update(bytes);
    return signature.sign();
  }

  /** Header of a batch. */
  static ByteString batchHeader(long firstRecord, int records) {
    return batch(firstRecord, records).toByteString();
  }

  private static UnitHeader batch(long firstRecord, int records) {
    return UnitHeader.newBuilder()
        .setKind(UnitKind.UNIT_KIND_BATCH)
        .setLiid(LIID)
        .setEpoch(1)
        .setFirstRecord(firstRecord)
        .setRecordCount(records)
        .build();
  }
}
