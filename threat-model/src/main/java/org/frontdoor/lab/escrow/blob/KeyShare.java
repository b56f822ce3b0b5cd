package org.frontdoor.lab.escrow.blob;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Polynomial;
import org.frontdoor.lab.escrow.group.Scalar;

/**
 * One agent's share of an escrow key. With a threshold of 1 it is the key itself.
 *
 * @param key what everybody may know
 * @param index the agent's index
 * @param secret the share
 */
public record KeyShare(EscrowPublicKey key, int index, Scalar secret) {

  /**
   * @throws IllegalArgumentException if the secret is not that of the index
   */
  public KeyShare {
    if (!key.share(index).equals(Optional.of(Point.base(secret)))) {
      throw new IllegalArgumentException("the share is not that of the index");
    }
  }

  /** A key that one agent has alone. */
  public static KeyShare alone(String keyId, SecureRandom random) {
    Scalar secret = Scalar.random(random);
    Point point = Point.base(secret);
    SortedMap<Integer, Point> shares = new TreeMap<>();
    shares.put(1, point);
    return new KeyShare(new EscrowPublicKey(keyId, point, 1, shares, 0), 1, secret);
  }

  /**
   * Shares of a new key from a dealer, who could have kept it.
   *
   * @param threshold how many of them open
   * @param agents how many there are
   */
  public static List<KeyShare> dealt(String keyId, int threshold, int agents, SecureRandom random) {
    Polynomial polynomial = Polynomial.of(Scalar.random(random), threshold, random);
    SortedMap<Integer, Point> points = new TreeMap<>();
    for (int index = 1; index <= agents; index++) {
      points.put(index, Point.base(polynomial.share(index)));
    }
    EscrowPublicKey key =
        new EscrowPublicKey(keyId, Point.base(polynomial.secret()), threshold, points, 0);
    return points.keySet().stream()
        .map(index -> new KeyShare(key, index, polynomial.share(index)))
        .toList();
  }

  /** What it is a share of, never the share. */
  @Override
  public String toString() {
    return "KeyShare[" + key.keyId() + " generation " + key.generation() + ", agent " + index + "]";
  }
}
