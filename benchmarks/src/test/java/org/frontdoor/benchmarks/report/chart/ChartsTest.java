package org.frontdoor.benchmarks.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.report.Samples;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartsTest {

  private static Document parsed(Chart chart) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(Charts.svg(chart))));
  }

  private static List<String> texts(Document svg) {
    NodeList found = svg.getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void rates_overTime_showEveryLabelOfLinesMarksAndAxes() throws Exception {
    Document svg = parsed(Samples.overTime());

    assertThat(texts(svg))
        .contains("Records a second while a <spool> drains & fills", "records/s", "seconds")
        .contains("the authority that was away", "another authority", "L, a bare stream")
        .contains("connection cut", "connected again", "spool is empty")
        .contains("0", "60", "250 k", "1.25 M");
    assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(6);
  }

  @Test
  void latencies_byPercentile_showNinesAndLogarithmicDurations() throws Exception {
    Document svg = parsed(Samples.percentiles());

    assertThat(texts(svg))
        .contains("end to end", "U, a bare unary call", "ms")
        .contains("50", "90", "99", "99.9", "99.99", "0.1", "1", "10", "1000")
        .doesNotContain("99.9999");
  }

  @Test
  void percentiles_thatTooFewSamplesTell_areLeftOut() {
    Chart.PercentileLine line = Chart.PercentileLine.of("few", 100, percentile -> 1);
    assertThat(line.points().getLast().percentile()).isEqualTo(99);
  }

  @Test
  void chart_withoutAnyPoint_isStillAPicture() throws Exception {
    Chart empty =
        new Chart.OverTime(
            "empty", "Nothing", "ms", List.of(new Chart.Line("none", List.of())), List.of());
    assertThat(texts(parsed(empty))).contains("Nothing", "none");
  }
}
