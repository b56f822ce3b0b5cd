package org.frontdoor.lab.escrow.group;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.List;

/**
 * Proof of knowing the logarithm of a point (Schnorr, 1989), without interaction.
 *
 * @param challenge the challenge
 * @param response the response
 */
public record KnowledgeProof(Scalar challenge, Scalar response) {

  private static final String DOMAIN = "possession";

  /**
   * Proves to know a secret.
   *
   * @param context who proves, and for what
   */
  public static KnowledgeProof prove(Scalar secret, ByteString context, SecureRandom random) {
    Scalar nonce = Scalar.random(random);
    Scalar challenge = challenge(Point.base(secret), Point.base(nonce), context);
    return new KnowledgeProof(challenge, nonce.plus(challenge.times(secret)));
  }

  /** Whether whoever made the proof knew the logarithm of the point. */
  public boolean shows(Point point, ByteString context) {
    if (point.isNeutral()) {
      return false;
    }
    Point commitment =
        Point.sum(
            List.of(Point.generator(), point), List.of(response, Scalar.ZERO.minus(challenge)));
    return !commitment.isNeutral() && challenge(point, commitment, context).equals(challenge);
  }

  private static Scalar challenge(Point point, Point commitment, ByteString context) {
    return P256.hashToScalar(DOMAIN, List.of(point.encode(), commitment.encode(), context));
  }
}
