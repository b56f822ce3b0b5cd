package org.frontdoor.benchmarks;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
   * @param earlier a run in which these rows take the place of their namesakes, if there is one
   * @param screen where each row is shown when it is measured
   * @throws InterruptedException if the run is to stop; the rows until then are kept
   */
  Run run(List<Row> rows, Optional<Run> earlier, Screen screen)
      throws IOException, InterruptedException {
    Run run = earlier.orElseGet(this::begin);
    int measuring = 0;
    try {
      for (Row row : rows) {
        screen.print("");
        screen.print(++measuring + " of " + rows.size() + ": " + row.name());
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

  private Run begin() {
    return new Run(
        runner.world().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
        SourceVersion.here(),
        runner.quick(),
        Machines.here(),
        List.of());
  }
}
