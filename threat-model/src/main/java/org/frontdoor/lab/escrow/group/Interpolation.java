package org.frontdoor.lab.escrow.group;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** From shares back to what was shared (Lagrange). */
public final class Interpolation {

  private Interpolation() {}

  /**
   * What the value of one index counts for the value at zero.
   *
   * @param indexes whose values there are, this one among them; all from 1
   */
  public static Scalar weight(int index, SortedSet<Integer> indexes) {
    if (!indexes.contains(index) || indexes.first() < 1) {
      throw new IllegalArgumentException("the indexes must be positive and contain this one");
    }
    Scalar own = Scalar.of(index);
    Scalar numerator = Scalar.ONE;
    Scalar denominator = Scalar.ONE;
    for (int other : indexes) {
      if (other != index) {
        numerator = numerator.times(Scalar.of(other));
        denominator = denominator.times(Scalar.of(other).minus(own));
      }
    }
    return numerator.times(denominator.inverse());
  }

  /** The secret behind shares. */
  public static Scalar secret(SortedMap<Integer, Scalar> shares) {
    SortedSet<Integer> indexes = indexes(shares);
    Scalar secret = Scalar.ZERO;
    for (var share : shares.entrySet()) {
      secret = secret.plus(share.getValue().times(weight(share.getKey(), indexes)));
    }
    return secret;
  }

  /** The same in the exponent: the point behind points that were each multiplied by a share. */
  public static Point point(SortedMap<Integer, Point> parts) {
    SortedSet<Integer> indexes = indexes(parts);
    List<Point> points = new ArrayList<>(parts.values());
    List<Scalar> weights = parts.keySet().stream().map(index -> weight(index, indexes)).toList();
    return Point.sum(points, weights);
  }

  private static SortedSet<Integer> indexes(SortedMap<Integer, ?> values) {
    return new TreeSet<>(values.keySet());
  }
}
