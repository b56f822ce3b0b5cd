package org.frontdoor.benchmarks.report.chart;

import java.util.List;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.report.chart.Labels.Placed;
import org.frontdoor.benchmarks.report.chart.Svg.Anchor;
import org.frontdoor.benchmarks.report.chart.Svg.Spot;

/**
 * The frame around data: from the top its title, a legend, the unit, lines for the labels of marks,
 * and then the axes.
 */
final class Plot {

  private static final int WIDTH = 760;
  private static final int LEFT = 72;
  private static final int RIGHT = WIDTH - 24;
  private static final int TITLE = 26;
  private static final int LINE = 18;
  private static final int HEIGHT = 250;
  private static final int SWATCH = 26;

  private final Svg svg;
  private final Axis across;
  private final Axis up;
  private final int top;

  /**
   * What a plot is made of, besides its data.
   *
   * @param across the axis to the right
   * @param acrossLabel what it shows, with its unit
   * @param up the axis upwards, whose unit is the chart's
   * @param series names of the lines of data
   * @param marks what is to be pointed out
   */
  record Frame(
      Axis across, String acrossLabel, Axis up, List<String> series, List<Chart.Mark> marks) {}

  /** Draws the frame. */
  Plot(Chart chart, Frame frame) {
    across = frame.across();
    up = frame.up();
    List<Placed> legend = Labels.inRows(frame.series(), LEFT, RIGHT, SWATCH);
    List<Placed> marks = place(frame.marks());
    int legendEnd = TITLE + LINE * Labels.lines(legend);
    int unitLine = legendEnd + LINE + 4;
    top = unitLine + LINE * Labels.lines(marks) + 8;
    svg = new Svg(WIDTH, top + HEIGHT + 48, chart.title());
    svg.text(new Spot(LEFT, TITLE), Anchor.START, "title", chart.title());
    drawLegend(legend);
    svg.text(new Spot(LEFT, unitLine), Anchor.START, "quiet", chart.unit());
    drawAxes(frame.acrossLabel());
    drawMarks(frame.marks(), marks, unitLine + LINE - 2.0);
  }

  /** Where a value lies. */
  Spot spot(double right, double upward) {
    return new Spot(x(right), y(upward));
  }

  /** Draws a line of data, the next in the order of the legend. */
  void data(List<Spot> spots, int series) {
    svg.data(spots, series);
  }

  /** The document. */
  String document() {
    return svg.document();
  }

  private List<Placed> place(List<Chart.Mark> marks) {
    return Labels.atPoints(
        marks.stream().map(Chart.Mark::label).toList(),
        marks.stream().map(mark -> x(mark.seconds())).toList(),
        RIGHT);
  }

  private void drawLegend(List<Placed> legend) {
    for (int i = 0; i < legend.size(); i++) {
      Placed label = legend.get(i);
      double y = TITLE + LINE * (label.line() + 1.0) + 2;
      double swatch = label.left() - SWATCH;
      svg.data(List.of(new Spot(swatch, y - 4), new Spot(swatch + 20, y - 4)), i);
      svg.text(new Spot(label.left(), y), Anchor.START, "name", label.text());
    }
  }

  /** All lines first: a label stands over the lines that cross it. */
  private void drawMarks(List<Chart.Mark> marks, List<Placed> labels, double firstLine) {
    for (int i = 0; i < marks.size(); i++) {
      double x = x(marks.get(i).seconds());
      double y = firstLine + LINE * labels.get(i).line() - 10.0;
      svg.line(new Spot(x, y), new Spot(x, bottom()), "mark");
    }
    for (Placed label : labels) {
      double y = firstLine + (double) LINE * label.line();
      svg.text(new Spot(label.left(), y), Anchor.START, "label", label.text());
    }
  }

  private void drawAxes(String acrossLabel) {
    for (Axis.Tick tick : up.ticks()) {
      double y = y(tick.value());
      svg.line(new Spot(LEFT, y), new Spot(RIGHT, y), "grid");
      svg.text(new Spot(LEFT - 8.0, y + 4), Anchor.END, "quiet", tick.label());
    }
    for (Axis.Tick tick : across.ticks()) {
      double x = x(tick.value());
      svg.line(new Spot(x, top), new Spot(x, bottom() + 4.0), "grid");
      svg.text(new Spot(x, bottom() + 18.0), Anchor.MIDDLE, "quiet", tick.label());
    }
    svg.line(new Spot(LEFT, bottom()), new Spot(RIGHT, bottom()), "axis");
    svg.text(new Spot((LEFT + RIGHT) / 2.0, bottom() + 38.0), Anchor.MIDDLE, "quiet", acrossLabel);
  }

  private int bottom() {
    return top + HEIGHT;
  }

  private double x(double value) {
    return LEFT + clamped(across.share().applyAsDouble(value)) * (RIGHT - LEFT);
  }

  private double y(double value) {
    return bottom() - clamped(up.share().applyAsDouble(value)) * HEIGHT;
  }

  private static double clamped(double share) {
    return Math.clamp(share, 0, 1);
  }
}
