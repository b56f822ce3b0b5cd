package org.frontdoor.lab.escrow.group;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Proof that two points are two bases times one and the same scalar (Chaum and Pedersen, 1992),
 * without interaction by Fiat and Shamir: both bases, both points and both commitments are hashed,
 * and a context that says what the proof is for.
 *
 * @param challenge the challenge
 * @param response the response
 */
public record EqualityProof(Scalar challenge, Scalar response) {

  /**
   * What is claimed: {@code first.point = first.base * x} and {@code second.point = second.base *
   * x}.
   *
   * @param domain the kind of proof
   * @param context what it is for; a proof fits no other
   */
  public record Claim(String domain, Pair first, Pair second, ByteString context) {

    Scalar challenge(Point firstCommitment, Point secondCommitment) {
      return P256.hashToScalar(
          domain,
          List.of(
              first.base.encode(),
              first.point.encode(),
              second.base.encode(),
              second.point.encode(),
              firstCommitment.encode(),
              secondCommitment.encode(),
              context));
    }
  }

  /** A base and a point. */
  public record Pair(Point base, Point point) {}

  /**
   * Proves a claim. The nonce is hashed from randomness, the secret and the claim, so that a bad
   * source of randomness alone does not give the secret away.
   */
  public static EqualityProof prove(Claim claim, Scalar secret, SecureRandom random) {
    byte[] fresh = new byte[Scalar.BYTES];
    random.nextBytes(fresh);
    return prove(claim, secret, ByteString.copyFrom(fresh));
  }

  /**
   * Proves a claim with a nonce that depends on nothing but what is given: the same again gives the
   * same proof.
   *
   * @param seed secret, and different for different claims unless the secret is
   */
  public static EqualityProof prove(Claim claim, Scalar secret, ByteString seed) {
    var parts = new ArrayList<ByteString>();
    parts.add(seed);
    parts.add(secret.encode());
    parts.add(claim.first.point.encode());
    parts.add(claim.second.base.encode());
    parts.add(claim.context);
    Scalar nonce = P256.hashToScalar(claim.domain + " nonce", parts);
    Scalar challenge =
        claim.challenge(claim.first.base.timesFixed(nonce), times(claim.second.base, nonce));
    return new EqualityProof(challenge, nonce.plus(challenge.times(secret)));
  }

  /** Whether the proof shows the claim. */
  public boolean shows(Claim claim) {
    if (claim.first.point.isNeutral() || claim.second.point.isNeutral()) {
      return false;
    }
    Point firstCommitment = commitment(claim.first);
    Point secondCommitment = commitment(claim.second);
    return !firstCommitment.isNeutral()
        && !secondCommitment.isNeutral()
        && claim.challenge(firstCommitment, secondCommitment).equals(challenge);
  }

  private Point commitment(Pair pair) {
    return Point.sum(
        List.of(pair.base, pair.point), List.of(response, Scalar.ZERO.minus(challenge)));
  }

  private static Point times(Point base, Scalar secret) {
    return base.equals(Point.second()) ? Point.second().timesFixed(secret) : base.times(secret);
  }
}
