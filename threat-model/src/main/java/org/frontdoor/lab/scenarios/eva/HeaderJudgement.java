package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.frontdoor.lab.measure.Auc;
import org.frontdoor.lab.scenario.Metric;

/**
 * What the statistics of headers say of a sender. Half of the headers are shown to the detector as
 * examples, the other half is judged.
 *
 * @param area how well the detector tells the sender's headers from those of others
 * @param flagged share of the sender's headers that more than 99 of 100 honest ones do not reach
 * @param suspicious whether that share is ten times what honest senders have, or more
 */
record HeaderJudgement(Metric area, Metric flagged, boolean suspicious) {

  private static final int HONEST_FLAGGED_OF = 100;
  private static final int TIMES = 10;

  /**
   * Judges a sender.
   *
   * @param sender the sender's headers; if there are none, honest ones are judged in their place
   * @param honest headers of others, some hundreds
   */
  static HeaderJudgement of(List<ByteString> sender, List<ByteString> honest) {
    int third = honest.size() / 3;
    List<ByteString> suspect =
        sender.size() < 2 ? honest.subList(2 * third, honest.size()) : sender;
    List<ByteString> others = sender.size() < 2 ? honest.subList(0, 2 * third) : honest;
    HeaderDetector detector = new HeaderDetector(everyOther(suspect, 0), everyOther(others, 0));
    double[] own = scores(detector, everyOther(suspect, 1));
    double[] theirs = scores(detector, everyOther(others, 1));
    double[] sorted = theirs.clone();
    Arrays.sort(sorted);
    double threshold = sorted[sorted.length - 1 - sorted.length / HONEST_FLAGGED_OF];
    long flagged = Arrays.stream(own).filter(score -> score > threshold).count();
    return new HeaderJudgement(
        Auc.of(own, theirs),
        Metric.fraction(flagged, own.length, "of the sender's headers"),
        flagged * HONEST_FLAGGED_OF >= (long) TIMES * own.length);
  }

  private static List<ByteString> everyOther(List<ByteString> headers, int from) {
    return IntStream.range(0, headers.size())
        .filter(i -> i % 2 == from)
        .mapToObj(headers::get)
        .toList();
  }

  private static double[] scores(HeaderDetector detector, List<ByteString> headers) {
    return headers.stream().mapToDouble(detector::score).toArray();
  }
}
