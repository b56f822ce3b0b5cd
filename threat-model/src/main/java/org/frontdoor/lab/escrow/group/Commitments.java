package org.frontdoor.lab.escrow.group;

import java.util.ArrayList;
import java.util.List;

/**
 * Public commitments to a polynomial, by which everybody can check every share without learning one
 * (Feldman, 1987).
 *
 * @param coefficients the coefficients times the generator, the constant one first
 */
public record Commitments(List<Point> coefficients) {

  public Commitments {
    coefficients = List.copyOf(coefficients);
    if (coefficients.isEmpty()) {
      throw new IllegalArgumentException("a polynomial has a constant coefficient");
    }
  }

  /** How many shares give the secret. */
  public int threshold() {
    return coefficients.size();
  }

  /** The secret times the generator. */
  public Point secret() {
    return coefficients.getFirst();
  }

  /**
   * The share of an index, times the generator.
   *
   * @param index from 1
   */
  public Point share(int index) {
    Scalar at = Scalar.of(index);
    var powers = new ArrayList<Scalar>(coefficients.size());
    Scalar power = Scalar.ONE;
    for (int i = 0; i < coefficients.size(); i++) {
      powers.add(power);
      power = power.times(at);
    }
    return Point.sum(coefficients, powers);
  }

  /** Whether this is the share of an index. */
  public boolean fits(int index, Scalar share) {
    return share(index).equals(Point.base(share));
  }

  /** Commitments to the sum of two polynomials of one degree. */
  public Commitments plus(Commitments other) {
    if (other.threshold() != threshold()) {
      throw new IllegalArgumentException("the polynomials have different degrees");
    }
    var sum = new ArrayList<Point>(coefficients.size());
    for (int i = 0; i < coefficients.size(); i++) {
      sum.add(coefficients.get(i).plus(other.coefficients.get(i)));
    }
    return new Commitments(sum);
  }
}
