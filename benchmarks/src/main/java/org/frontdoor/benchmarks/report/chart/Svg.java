package org.frontdoor.benchmarks.report.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An SVG document while it is written. Colours are classes, so that they follow dark mode. */
final class Svg {

  private static final String STYLE =
      """
      <style>
      text { font: 12px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328; }
      .title { font-size: 15px; font-weight: 600; }
      .quiet { fill: #59636e; }
      .label { paint-order: stroke; stroke: #ffffff; stroke-width: 4px; stroke-linejoin: round; }
      .paper { fill: #ffffff; }
      .grid { stroke: #d1d9e0; stroke-width: 1; }
      .axis { stroke: #818b98; stroke-width: 1; }
      .mark { stroke: #cf222e; stroke-width: 1.5; stroke-dasharray: 4 3; }
      .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
      .c0 { stroke: #0969da; } .c1 { stroke: #bc4c00; } .c2 { stroke: #1a7f37; }
      .c3 { stroke: #8250df; } .c4 { stroke: #bf3989; } .c5 { stroke: #4d4d4d; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .quiet { fill: #9198a1; }
        .label { stroke: #0d1117; }
        .paper { fill: #0d1117; }
        .grid { stroke: #2f3742; }
        .axis { stroke: #6e7681; }
        .mark { stroke: #ff7b72; }
        .c0 { stroke: #58a6ff; } .c1 { stroke: #f0883e; } .c2 { stroke: #3fb950; }
        .c3 { stroke: #bc8cff; } .c4 { stroke: #f778ba; } .c5 { stroke: #b1bac4; }
      }
      </style>
      """;

  /** As many as there are colours in the style. */
  private static final int COLOURS = 6;

  private final StringBuilder text = new StringBuilder();

  /** A point of the picture, in pixels from its upper left corner. */
  record Spot(double x, double y) {}

  /** Where a text stands in relation to its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * Begins a picture.
   *
   * @param title what a screen reader says in its place
   */
  Svg(int width, int height, String title) {
    text.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" role=\"img\">\n<title>%s</title>\n",
            width,
            height,
            width,
            height,
            escaped(title)));
    text.append(STYLE);
    text.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
  }

  /** Writes a text whose base line begins, is centred, or ends at a point. */
  void text(Spot at, Anchor anchor, String classes, String said) {
    text.append("<text class=\"").append(classes).append('"').append(position(at));
    if (anchor != Anchor.START) {
      text.append(" text-anchor=\"").append(anchor == Anchor.END ? "end" : "middle").append('"');
    }
    text.append('>').append(escaped(said)).append("</text>\n");
  }

  /** Draws a straight line. */
  void line(Spot from, Spot to, String classes) {
    text.append(
        String.format(
            Locale.ROOT,
            "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n",
            classes,
            number(from.x()),
            number(from.y()),
            number(to.x()),
            number(to.y())));
  }

  /**
   * Draws a line of data.
   *
   * @param series which line it is, from 0; it decides on the colour
   */
  void data(List<Spot> spots, int series) {
    text.append("<polyline class=\"")
        .append(seriesClass(series))
        .append("\" points=\"")
        .append(
            spots.stream()
                .map(spot -> number(spot.x()) + "," + number(spot.y()))
                .collect(Collectors.joining(" ")))
        .append("\"/>\n");
  }

  /** The class of a line of data. */
  static String seriesClass(int series) {
    return "line c" + series % COLOURS;
  }

  /** The document. */
  String document() {
    return text + "</svg>\n";
  }

  private static String position(Spot at) {
    return " x=\"" + number(at.x()) + "\" y=\"" + number(at.y()) + '"';
  }

  private static String number(double value) {
    String written = String.format(Locale.ROOT, "%.1f", value);
    return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
  }

  private static String escaped(String said) {
    return said.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
