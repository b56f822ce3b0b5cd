package org.frontdoor.benchmarks;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.frontdoor.benchmarks.report.Machines;
import org.frontdoor.benchmarks.report.RowReport;
import org.frontdoor.benchmarks.report.Run;
import org.frontdoor.benchmarks.report.RunTable;
import org.frontdoor.benchmarks.report.SourceVersion;

/**
 * Measures row after row, and keeps each as soon as it is measured.
 *
 * @param folder where the run is kept
 */
record Measurement(RunFolder folder, Runner runner) {

  /**
   * Measures these rows.
   *
   * @param screen where each row is shown when it is measured
   * @throws InterruptedException if the run is to stop; the rows until then are kept
   */
  Run run(List<Row> rows, Screen screen) throws IOException, InterruptedException {
    Run run =
        new Run(
            runner.world().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            SourceVersion.here(),
            runner.quick(),
            Machines.here(),
            List.of());
    try {
      for (Row row : rows) {
        screen.print("");
        screen.print(run.rows().size() + 1 + " of " + rows.size() + ": " + row.name());
        RowReport measured = runner.run(row);
        run = run.with(measured);
        folder.keep(run);
        RunTable.row(measured).forEach(screen::print);
      }
      return run;
    } finally {
      folder.tidyUp();
    }
  }
}
