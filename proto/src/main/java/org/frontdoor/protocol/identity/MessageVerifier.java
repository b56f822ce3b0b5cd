package org.frontdoor.protocol.identity;

import com.google.protobuf.ByteString;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.Signature;
import org.frontdoor.common.v1.SignatureSuite;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.protocol.identity.CertificateVerifier.Moment;
import org.frontdoor.protocol.identity.CertificateVerifier.Trust;

/** Verifies the one signature of a {@link SignedMessage}. The bytes are not looked into. */
public final class MessageVerifier {

  private final CertificateVerifier certificates;
  private final KnownSigners known = new KnownSigners();

  public MessageVerifier(CertificateVerifier certificates) {
    this.certificates = certificates;
  }

  /**
   * Verifies a message.
   *
   * @param purpose what the message must have been signed for, one of {@link Purposes}
   * @param expected the role that the signer must have
   * @param at when the signer's certificate must be valid and not revoked
   */
  public Verified verify(SignedMessage message, String purpose, KeyRole expected, Instant at)
      throws UntrustedException {
    Signature signature = only(message);
    KnownSigners.Signer found = signer(signature.getCertificateChainList(), expected, at);
    Identity signer = found.identity();
    require(signature.getRole() == signer.role(), UntrustReason.WRONG_ROLE);
    require(signature.getRealm().equals(signer.realm()), UntrustReason.WRONG_REALM);
    X509Certificate own = found.own();
    SignatureSuite suite =
        SignatureSuites.of(own.getPublicKey())
            .filter(ofKey -> ofKey == signature.getSuite())
            .orElseThrow(() -> new UntrustedException(UntrustReason.WRONG_SUITE));
    byte[] input = SigningInput.of(signer.role(), signer.realm(), purpose, message.getMessage());
    require(
        SignatureSuites.verify(own.getPublicKey(), suite, input, signature.getValue()),
        UntrustReason.BAD_SIGNATURE);
    return new Verified(message.getMessage(), signer);
  }

  private KnownSigners.Signer signer(List<ByteString> chain, KeyRole expected, Instant at)
      throws UntrustedException {
    Optional<KnownSigners.Signer> before = known.find(chain, expected, at);
    if (before.isPresent()) {
      return before.get();
    }
    List<X509Certificate> parsed = Certificates.parseAll(chain);
    Trust trust = certificates.trust(parsed, expected, CertificateUse.SIGNING, new Moment(at, at));
    KnownSigners.Signer signer =
        new KnownSigners.Signer(
            trust.identity(), parsed.getFirst(), trust.validAt().and(trust.notRevokedAt()));
    known.remember(chain, expected, signer);
    return signer;
  }

  private static Signature only(SignedMessage message) throws UntrustedException {
    require(message.getSignaturesCount() > 0, UntrustReason.NO_SIGNATURE);
    require(message.getSignaturesCount() == 1, UntrustReason.SEVERAL_SIGNATURES);
    return message.getSignatures(0);
  }

  private static void require(boolean condition, UntrustReason otherwise)
      throws UntrustedException {
    if (!condition) {
      throw new UntrustedException(otherwise);
    }
  }

  /**
   * Bytes whose signature is good.
   *
   * @param bytes the signed bytes, to be parsed now
   * @param signer who signed them
   */
  public record Verified(ByteString bytes, Identity signer) {}
}
