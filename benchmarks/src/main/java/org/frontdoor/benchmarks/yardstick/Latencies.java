package org.frontdoor.benchmarks.yardstick;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** How long something took, many times; in nanoseconds to three digits. */
public final class Latencies {

  private static final double NANOS_A_MICRO = 1_000.0;

  private final Histogram nanos;

  /** Takes its own copy of a histogram of nanoseconds. */
  public Latencies(Histogram nanos) {
    this.nanos = nanos.copy();
  }

  /** How many were measured. */
  public long count() {
    return nanos.getTotalCount();
  }

  /**
   * So many of a hundred took at most so many microseconds.
   *
   * @param percentile 0 to 100
   */
  public double micros(double percentile) {
    return nanos.getValueAtPercentile(percentile) / NANOS_A_MICRO;
  }

  /** The longest, in microseconds. */
  public double maxMicros() {
    return nanos.getMaxValue() / NANOS_A_MICRO;
  }

  /** A copy of the histogram, in nanoseconds. */
  public Histogram histogram() {
    return nanos.copy();
  }

  String encode() {
    ByteBuffer buffer = ByteBuffer.allocate(nanos.getNeededByteBufferCapacity());
    int length = nanos.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }

  static Latencies decode(String text) {
    try {
      return new Latencies(
          Histogram.decodeFromCompressedByteBuffer(
              ByteBuffer.wrap(Base64.getDecoder().decode(text)), 1));
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("no histogram", e);
    }
  }
}
