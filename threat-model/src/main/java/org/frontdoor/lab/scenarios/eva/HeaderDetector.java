package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * Tells evading from honest headers after having been shown examples of both: for each half byte of
 * the header, how likely its value is among evading and among honest ones (naive Bayes, with one
 * count added to each value). Better informed than any provider, who has no labelled examples.
 */
final class HeaderDetector {

  private static final int VALUES = 16;
  private static final int HALF = 4;

  private final double[][] weight;

  /** Learns from examples; headers all have the same length. */
  HeaderDetector(List<ByteString> evading, List<ByteString> honest) {
    int positions = 2 * honest.getFirst().size();
    double[][] among = frequencies(evading, positions);
    double[][] amongHonest = frequencies(honest, positions);
    weight = new double[positions][VALUES];
    for (int position = 0; position < positions; position++) {
      for (int value = 0; value < VALUES; value++) {
        weight[position][value] =
            StrictMath.log(among[position][value] / amongHonest[position][value]);
      }
    }
  }

  /** How suspect a header is; the greater the more. */
  double score(ByteString header) {
    double score = 0;
    for (int position = 0; position < weight.length; position++) {
      score += weight[position][value(header, position)];
    }
    return score;
  }

  private static double[][] frequencies(List<ByteString> headers, int positions) {
    double[][] counts = new double[positions][VALUES];
    for (int position = 0; position < positions; position++) {
      for (ByteString header : headers) {
        counts[position][value(header, position)]++;
      }
      for (int value = 0; value < VALUES; value++) {
        counts[position][value] = (counts[position][value] + 1) / (headers.size() + VALUES);
      }
    }
    return counts;
  }

  private static int value(ByteString header, int position) {
    int whole = Byte.toUnsignedInt(header.byteAt(position / 2));
    return position % 2 == 0 ? whole >>> HALF : whole & (VALUES - 1);
  }
}
