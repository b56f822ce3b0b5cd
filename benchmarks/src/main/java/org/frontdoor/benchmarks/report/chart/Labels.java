package org.frontdoor.benchmarks.report.chart;

import java.util.ArrayList;
import java.util.List;

/** Sets labels into as many lines as it takes for none to touch another. */
final class Labels {

  private static final double CHARACTER = 6.9;
  private static final double GAP = 14;

  private Labels() {}

  /**
   * A label in its place.
   *
   * @param line which line, from 0 at the top
   * @param left where it begins
   */
  record Placed(String text, int line, double left) {}

  /** What a text takes, in pixels; rather too much than too little, since fonts differ. */
  static double width(String text) {
    return text.length() * CHARACTER;
  }

  /**
   * One after the other, as in a legend.
   *
   * @param left where the first begins
   * @param right where a line ends
   * @param swatch room before each
   */
  static List<Placed> inRows(List<String> texts, double left, double right, double swatch) {
    List<Placed> placed = new ArrayList<>();
    double x = left;
    int line = 0;
    for (String text : texts) {
      double width = swatch + width(text);
      if (x > left && x + width > right) {
        x = left;
        line++;
      }
      placed.add(new Placed(text, line, x + swatch));
      x += width + GAP;
    }
    return placed;
  }

  /**
   * Beside points, each in the uppermost line in which there is room.
   *
   * @param points where each wants to begin, ascending
   * @param right where the picture ends; a label that would go beyond stands before its point
   */
  static List<Placed> atPoints(List<String> texts, List<Double> points, double right) {
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      double width = width(texts.get(i));
      double beside = points.get(i) + 5;
      double left = beside + width > right ? points.get(i) - 5 - width : beside;
      int line = 0;
      while (touches(placed, line, left, width)) {
        line++;
      }
      placed.add(new Placed(texts.get(i), line, left));
    }
    return placed;
  }

  /** How many lines there are. */
  static int lines(List<Placed> placed) {
    return placed.stream().mapToInt(label -> label.line() + 1).max().orElse(0);
  }

  private static boolean touches(List<Placed> placed, int line, double left, double width) {
    return placed.stream()
        .filter(other -> other.line() == line)
        .anyMatch(
            other ->
                left < other.left() + width(other.text()) + GAP
                    && other.left() < left + width + GAP);
  }
}
