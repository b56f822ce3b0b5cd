package org.frontdoor.protocol.verify;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.CertificateVerifier;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.lab.LabPki;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.testing.TestClock;

/** Provider and authority of the simulated streams, made once. */
final class VerifyLab {

  static final VerifyLab SHARED = new VerifyLab();

  final TestClock clock = new TestClock();
  final LabPki pki = LabPki.create("XX", clock, new SecureRandom());
  final SigningIdentity evidence = pki.evidence("PROVID01");
  final EndpointId provider = evidence.identity().endpointId();
  final EndpointId authority = pki.authoritySigning("AUTHOR01").identity().endpointId();

  /** Who would like to sign checkpoints of the provider, and may not. */
  final List<SigningIdentity> forgers =
      List.of(
          pki.providerSigning("PROVID01"),
          pki.evidence("PROVID02"),
          pki.authoritySigning("AUTHOR01"),
          pki.signer(pki.identity(KeyRole.KEY_ROLE_EVIDENCE, AcceptedRealms.CRIMINAL, "PROVID01")),
          LabPki.create("XX", clock, new SecureRandom()).evidence("PROVID01"));

  final DeliveryKeyPair deliveryKey = deliveryKey();
  final MessageVerifier signatures = new MessageVerifier(new CertificateVerifier(pki.anchors()));

  private static DeliveryKeyPair deliveryKey() {
    try {
      return DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    } catch (SealException e) {
      throw new IllegalStateException(e);
    }
  }

  CompletenessVerifier blind() {
    return CompletenessVerifier.of(signatures, provider, authority, StreamView.WHOLE);
  }

  CompletenessVerifier seeing() {
    return CompletenessVerifier.of(
        signatures, provider, authority, StreamView.WHOLE, this::decrypt);
  }

  CompletenessVerifier selecting() {
    return CompletenessVerifier.of(signatures, provider, authority, StreamView.SELECTION);
  }

  Optional<ByteString> decrypt(UnitHeader epoch, DeliveryUnit batch) {
    try (EpochOpener opener = EpochOpener.open(epoch, deliveryKey)) {
      long first = UnitHeader.parseFrom(batch.getHeader()).getFirstRecord();
      return Optional.of(
          UnsafeByteOperations.unsafeWrap(
              opener.open(batch.getHeader(), first, batch.getCiphertext())));
    } catch (SealException | InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  CompletenessReport verify(
      CompletenessVerifier verifier, List<StreamItem> items, Collection<String> ended) {
    for (StreamItem item : items) {
      switch (item) {
        case StreamItem.Unit unit -> verifier.feed(unit.unit());
        case StreamItem.Signed signed -> verifier.feed(signed.checkpoint(), clock.instant());
      }
    }
    return verifier.report(ended);
  }
}
