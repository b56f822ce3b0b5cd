package org.frontdoor.lab.escrow.group;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.util.List;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * A point of P-256. Multiplying by a secret takes a sequence of operations that does not depend on
 * it, with table look-ups that touch the whole table (Bouncy Castle's {@code multiplySecret} and
 * its fixed-point comb); additions modulo the order are Java's {@code BigInteger} and are not
 * constant in time. Enough for a laboratory; a product would use a hardware module.
 */
public final class Point {

  /** Bytes of an encoded point. */
  public static final int BYTES = 33;

  private static final Point GENERATOR = new Point(P256.PARAMETERS.getG());
  private static final Point SECOND =
      new Point(P256.hashToPoint("frontdoor.escrow.v1 second generator", new byte[0]));
  private static final Point NEUTRAL = new Point(P256.PARAMETERS.getCurve().getInfinity());

  private final ECPoint point;

  private Point(ECPoint point) {
    this.point = point;
  }

  private static Point normalized(ECPoint point) {
    return new Point(point.normalize());
  }

  /** The generator of the standard. */
  public static Point generator() {
    return GENERATOR;
  }

  /** A second generator, whose logarithm to the first nobody knows. */
  public static Point second() {
    return SECOND;
  }

  /** The neutral element, which has no encoding. */
  public static Point neutral() {
    return NEUTRAL;
  }

  /** The generator times a scalar. */
  public static Point base(Scalar scalar) {
    return GENERATOR.timesFixed(scalar);
  }

  /**
   * Reads a point: 33 bytes, compressed, on the curve.
   *
   * @throws BadElementException if it is anything else; the neutral element has no encoding
   */
  public static Point decode(ByteString bytes) throws BadElementException {
    if (bytes.size() != BYTES || (bytes.byteAt(0) & 0xfe) != 0x02) {
      throw new BadElementException("a point has 33 bytes and is compressed");
    }
    try {
      Point point = normalized(P256.PARAMETERS.getCurve().decodePoint(bytes.toByteArray()));
      if (!point.encode().equals(bytes)) {
        throw new BadElementException("a point has one encoding");
      }
      return point;
    } catch (IllegalArgumentException e) {
      throw new BadElementException("a point is on the curve");
    }
  }

  /**
   * 33 bytes, compressed (SEC 1 section 2.3.3).
   *
   * @throws IllegalStateException if it is the neutral element
   */
  public ByteString encode() {
    if (isNeutral()) {
      throw new IllegalStateException("the neutral element has no encoding");
    }
    return ByteString.copyFrom(point.getEncoded(true));
  }

  /** This point times a secret. */
  public Point times(Scalar secret) {
    if (secret.isZero() || isNeutral()) {
      return NEUTRAL;
    }
    return normalized(ECAlgorithms.multiplySecret(point, secret.value()));
  }

  /** The same for a point that is multiplied often: its table is kept with it. */
  public Point timesFixed(Scalar secret) {
    if (secret.isZero() || isNeutral()) {
      return NEUTRAL;
    }
    return normalized(new FixedPointCombMultiplier().multiply(point, secret.value()));
  }

  /** Sum. */
  public Point plus(Point other) {
    return normalized(point.add(other.point));
  }

  /** The sum of all points, each times its number; fast, and only for numbers that are public. */
  public static Point sum(List<Point> points, List<Scalar> numbers) {
    if (points.size() != numbers.size()) {
      throw new IllegalArgumentException("every point needs a number");
    }
    if (points.isEmpty()) {
      return NEUTRAL;
    }
    return normalized(
        ECAlgorithms.sumOfMultiplies(
            points.stream().map(each -> each.point).toArray(ECPoint[]::new),
            numbers.stream().map(Scalar::value).toArray(BigInteger[]::new)));
  }

  /** Whether it is the neutral element. */
  public boolean isNeutral() {
    return point.isInfinity();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Point that && point.equals(that.point);
  }

  @Override
  public int hashCode() {
    return point.hashCode();
  }

  /** Nothing of the value: some points are shared secrets. */
  @Override
  public String toString() {
    return "Point";
  }
}
