package org.frontdoor.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A picture of what was measured. */
public sealed interface Chart {

  /**
   * Name of its file without folder and ending: lower case, digits and hyphens, unique in a run.
   */
  String file();

  /** What it shows, without a full stop. */
  String title();

  /** Unit of the upward axis. */
  String unit();

  /**
   * Something over time, in which events are marked.
   *
   * @param lines at least one, all in the same unit
   * @param marks moments to be pointed out, such as a fault
   */
  record OverTime(String file, String title, String unit, List<Line> lines, List<Mark> marks)
      implements Chart {

    /** Takes its own copies. */
    public OverTime {
      lines = List.copyOf(lines);
      marks = List.copyOf(marks);
    }
  }

  /**
   * Something turn by turn: the points of a line are its turns from 1 on.
   *
   * @param lines at least one, all in the same unit
   */
  record InTurns(String file, String title, String unit, List<Line> lines) implements Chart {

    /** Takes its own copy. */
    public InTurns {
      lines = List.copyOf(lines);
    }
  }

  /**
   * How a duration is distributed.
   *
   * @param lines at least one, all in the same unit
   */
  record Percentiles(String file, String title, String unit, List<PercentileLine> lines)
      implements Chart {

    /** Takes its own copy. */
    public Percentiles {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A line over time.
   *
   * @param points ascending by time; a few hundred are enough for a picture
   */
  record Line(String label, List<Point> points) {

    /** Takes its own copy. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /**
   * A value at a moment.
   *
   * @param seconds since the measurement began
   */
  record Point(double seconds, double value) {

    /** Checks that both are finite. */
    public Point {
      requireFinite(seconds, value);
    }
  }

  /**
   * A moment to be pointed out.
   *
   * @param seconds since the measurement began
   * @param label what happened then, in two or three words
   */
  record Mark(double seconds, String label) {}

  /**
   * A line of percentiles.
   *
   * @param points ascending by percentile
   */
  record PercentileLine(String label, List<Percentile> points) {

    private static final List<Double> SHOWN =
        List.of(
            0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0, 75.0, 80.0, 85.0, 90.0, 92.5, 95.0, 97.0,
            98.0, 99.0, 99.3, 99.5, 99.7, 99.8, 99.9, 99.93, 99.95, 99.97, 99.98, 99.99, 99.995,
            99.999);

    /** Takes its own copy. */
    public PercentileLine {
      points = List.copyOf(points);
    }

    /**
     * Those percentiles of a distribution that so many samples can tell.
     *
     * @param count number of samples
     * @param valueAt the value at a percentile from 0 to 100, such as {@code
     *     histogram::getValueAtPercentile}, in the unit of the chart
     */
    public static PercentileLine of(String label, long count, DoubleUnaryOperator valueAt) {
      List<Percentile> points = new ArrayList<>();
      for (double percentile : SHOWN) {
        if (count * (100 - percentile) >= 100) {
          points.add(new Percentile(percentile, valueAt.applyAsDouble(percentile)));
        }
      }
      return new PercentileLine(label, points);
    }
  }

  /**
   * A percentile.
   *
   * @param percentile from 0 to less than 100
   */
  record Percentile(double percentile, double value) {

    /** Checks that both are finite, and the percentile is one that can be drawn. */
    public Percentile {
      requireFinite(percentile, value);
      if (percentile < 0 || percentile >= 100) {
        throw new IllegalArgumentException("A percentile lies from 0 to less than 100");
      }
    }
  }

  private static void requireFinite(double place, double value) {
    if (!Double.isFinite(place) || !Double.isFinite(value)) {
      throw new IllegalArgumentException("A point of a chart is not a number");
    }
  }
}
