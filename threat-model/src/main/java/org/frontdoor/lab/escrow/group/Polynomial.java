package org.frontdoor.lab.escrow.group;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * A polynomial over the scalars, by which a secret, its value at zero, is shared (Shamir, 1979).
 * One more value than its degree gives the secret; fewer say nothing of it.
 */
public final class Polynomial {

  private final List<Scalar> coefficients;

  Polynomial(List<Scalar> coefficients) {
    this.coefficients = List.copyOf(coefficients);
  }

  /**
   * A random polynomial.
   *
   * @param threshold how many values give the secret; from 1
   * @param secret its value at zero
   */
  public static Polynomial of(Scalar secret, int threshold, SecureRandom random) {
    if (threshold < 1) {
      throw new IllegalArgumentException("a threshold is at least 1");
    }
    var coefficients = new ArrayList<Scalar>(threshold);
    coefficients.add(secret);
    for (int power = 1; power < threshold; power++) {
      coefficients.add(Scalar.random(random));
    }
    return new Polynomial(coefficients);
  }

  /**
   * The share of an index.
   *
   * @param index from 1; at 0 lies the secret
   */
  public Scalar share(int index) {
    if (index < 1) {
      throw new IllegalArgumentException("indexes are counted from 1");
    }
    Scalar at = Scalar.of(index);
    Scalar value = Scalar.ZERO;
    for (Scalar coefficient : coefficients.reversed()) {
      value = value.times(at).plus(coefficient);
    }
    return value;
  }

  /** The value at zero. */
  public Scalar secret() {
    return coefficients.getFirst();
  }

  /** Feldman's commitments: each coefficient times the generator. */
  public Commitments commitments() {
    return new Commitments(coefficients.stream().map(Point::base).toList());
  }

  /** Nothing of it. */
  @Override
  public String toString() {
    return "Polynomial[degree " + (coefficients.size() - 1) + "]";
  }
}
