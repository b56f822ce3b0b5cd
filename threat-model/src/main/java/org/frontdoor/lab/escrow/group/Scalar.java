package org.frontdoor.lab.escrow.group;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/**
 * An integer modulo the order of P-256. Most are secret: {@link #toString} says nothing, and what
 * is written out is written by {@link #encode} alone.
 */
public final class Scalar {

  /** Bytes of an encoded scalar. */
  public static final int BYTES = 32;

  /** The order of the group, a prime. */
  static final BigInteger ORDER = P256.PARAMETERS.getN();

  /** Zero. */
  public static final Scalar ZERO = new Scalar(BigInteger.ZERO);

  /** One. */
  public static final Scalar ONE = new Scalar(BigInteger.ONE);

  private final BigInteger value;

  private Scalar(BigInteger value) {
    this.value = value;
  }

  /** A small number, such as an agent's index. */
  public static Scalar of(long number) {
    return new Scalar(BigInteger.valueOf(number).mod(ORDER));
  }

  static Scalar of(BigInteger number) {
    return new Scalar(number.mod(ORDER));
  }

  /** A uniform scalar that is not zero: numbers out of range are thrown away. */
  public static Scalar random(SecureRandom random) {
    return new Scalar(
        BigIntegers.createRandomInRange(BigInteger.ONE, ORDER.subtract(BigInteger.ONE), random));
  }

  /**
   * Reads a scalar: 32 bytes, big-endian, less than the order.
   *
   * @throws BadElementException if it is anything else
   */
  public static Scalar decode(ByteString bytes) throws BadElementException {
    if (bytes.size() != BYTES) {
      throw new BadElementException("a scalar has 32 bytes");
    }
    BigInteger value = new BigInteger(1, bytes.toByteArray());
    if (value.compareTo(ORDER) >= 0) {
      throw new BadElementException("a scalar is less than the order of the group");
    }
    return new Scalar(value);
  }

  /** 32 bytes, big-endian. */
  public ByteString encode() {
    byte[] bytes = BigIntegers.asUnsignedByteArray(BYTES, value);
    ByteString encoded = ByteString.copyFrom(bytes);
    Arrays.fill(bytes, (byte) 0);
    return encoded;
  }

  /** Sum. */
  public Scalar plus(Scalar other) {
    return of(value.add(other.value));
  }

  /** Difference. */
  public Scalar minus(Scalar other) {
    return of(value.subtract(other.value));
  }

  /** Product. */
  public Scalar times(Scalar other) {
    return of(value.multiply(other.value));
  }

  /**
   * The number that makes one with this one.
   *
   * @throws ArithmeticException if this is zero
   */
  public Scalar inverse() {
    if (isZero()) {
      throw new ArithmeticException("zero has no inverse");
    }
    return new Scalar(BigIntegers.modOddInverse(ORDER, value));
  }

  /** Whether it is zero. */
  public boolean isZero() {
    return value.signum() == 0;
  }

  BigInteger value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scalar scalar && value.equals(scalar.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  /** Nothing of the value. */
  @Override
  public String toString() {
    return "Scalar";
  }
}
