package org.frontdoor.protocol.identity;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.frontdoor.common.v1.KeyRole;

/**
 * Decides whether certificates prove an identity. Immutable and safe for use by many threads.
 *
 * <p>Trusted is who has the expected role, a realm that counts for it, a key of a known suite and a
 * certificate for this use; whose certificates lead, validly and within the issuers' name
 * constraints, to an anchor of that role and country; and whom a current revocation list does not
 * name.
 */
public final class CertificateVerifier {

  private static final int LONGEST_CHAIN = 4;

  private final TrustAnchors anchors;
  private final AcceptedRealms realms;
  private final Revocation revocation = new Revocation();

  /** Trusts these anchors, and the usual realms. */
  public CertificateVerifier(TrustAnchors anchors) {
    this(anchors, AcceptedRealms.usual());
  }

  public CertificateVerifier(TrustAnchors anchors, AcceptedRealms realms) {
    this.anchors = anchors;
    this.realms = realms;
  }

  /** The anchors that are trusted. */
  public TrustAnchors anchors() {
    return anchors;
  }

  /**
   * Verifies the certificates of a signer, all of it for one moment.
   *
   * @param chain the signer's certificate first, without the anchor
   * @param expected the role that the signer must have
   */
  public Identity verify(List<X509Certificate> chain, KeyRole expected, Instant at)
      throws UntrustedException {
    return verify(chain, expected, CertificateUse.SIGNING, new Moment(at, at));
  }

  /**
   * Verifies the certificates of anybody.
   *
   * @param chain the owner's certificate first, without the anchor
   * @param expected the role that the owner must have
   * @param use what the certificate is used for
   */
  public Identity verify(
      List<X509Certificate> chain, KeyRole expected, CertificateUse use, Moment moment)
      throws UntrustedException {
    return trust(chain, expected, use, moment).identity();
  }

  /** As {@link #verify}; also says for how long. */
  Trust trust(List<X509Certificate> chain, KeyRole expected, CertificateUse use, Moment moment)
      throws UntrustedException {
    if (chain.isEmpty() || chain.size() > LONGEST_CHAIN) {
      throw new UntrustedException(UntrustReason.BAD_PATH);
    }
    X509Certificate own = chain.getFirst();
    Identity identity = Identity.of(own);
    require(identity.role() == expected, UntrustReason.WRONG_ROLE);
    require(realms.accept(identity.role(), identity.realm()), UntrustReason.WRONG_REALM);
    require(SignatureSuites.of(own.getPublicKey()).isPresent(), UntrustReason.WRONG_SUITE);
    require(use.allows(own), UntrustReason.WRONG_USE);
    List<Anchor> trusted = anchors.of(identity.role(), identity.country());
    require(!trusted.isEmpty(), UntrustReason.WRONG_COUNTRY);
    CertificatePath path = CertificatePath.close(chain, trusted);
    path.validate(moment.validAt());
    Window sameLists = revocation.check(path, moment.notRevokedAt());
    return new Trust(identity, path.validity(), sameLists);
  }

  private static void require(boolean condition, UntrustReason otherwise)
      throws UntrustedException {
    if (!condition) {
      throw new UntrustedException(otherwise);
    }
  }

  /**
   * Whom certificates prove, and when judging them anew comes to the same.
   *
   * @param validAt for {@link Moment#validAt}
   * @param notRevokedAt for {@link Moment#notRevokedAt}
   */
  record Trust(Identity identity, Window validAt, Window notRevokedAt) {}

  /**
   * When a certificate must be good.
   *
   * @param validAt when the certificates must be within their validity: the time of the signature
   * @param notRevokedAt when the revocation lists must be current: usually now
   */
  public record Moment(Instant validAt, Instant notRevokedAt) {}
}
