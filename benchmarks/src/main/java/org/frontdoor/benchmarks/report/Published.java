package org.frontdoor.benchmarks.report;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.report.chart.Charts;

/** Writes a run as files. */
public final class Published {

  private Published() {}

  /** The charts of a run by the names of their files. */
  public static Map<String, String> charts(Run run) {
    Map<String, String> charts = new TreeMap<>();
    for (RowReport row : run.rows()) {
      for (Chart chart : row.charts()) {
        charts.put(row.file(chart), Charts.svg(chart));
      }
    }
    return charts;
  }

  /** Writes raw data and charts. */
  public static void data(Run run, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(RunFile.NAME), RunFile.write(run));
    for (Map.Entry<String, String> chart : charts(run).entrySet()) {
      Files.writeString(folder.resolve(chart.getKey()), chart.getValue());
    }
  }

  /** Writes the page, and beside it raw data and charts in place of those of an earlier run. */
  public static void page(RunPage page, Path docs) throws IOException {
    Path folder = Files.createDirectories(docs.resolve(RunPage.FOLDER));
    try (DirectoryStream<Path> earlier = Files.newDirectoryStream(folder, "*.svg")) {
      for (Path chart : earlier) {
        Files.delete(chart);
      }
    }
    data(page.run(), folder);
    Files.writeString(docs.resolve("performance.md"), page.markdown());
  }
}
