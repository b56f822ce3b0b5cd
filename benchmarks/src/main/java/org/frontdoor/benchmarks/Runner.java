package org.frontdoor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.benchmarks.report.Outcome;
import org.frontdoor.benchmarks.report.RowReport;
import org.frontdoor.benchmarks.report.SourceVersion;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.pki.PrivateFiles;
import org.frontdoor.testbed.process.Children;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one row: makes its folder, and sees to it that neither files nor processes stay behind,
 * however it ends.
 *
 * @param scratch folder in which each row gets its own
 * @param keep whether the folders are kept, for someone who wants to know what went wrong
 */
record Runner(
    Path scratch, boolean quick, boolean keep, Progress progress, World world, Ending ending) {

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  /**
   * Runs a row. Whatever it throws but an interruption is part of the report.
   *
   * @throws InterruptedException if the run is to stop
   * @throws IOException if its folder cannot be made
   */
  RowReport run(Row row) throws InterruptedException, IOException {
    Path folder = scratch.resolve(row.name());
    Instant start = world.clock().instant();
    Outcome outcome;
    try (Children children = new Children()) {
      ending.guard(children);
      PrivateFiles.folder(folder);
      outcome = outcome(row, new Bench(folder, quick, progress, world, children));
    } finally {
      tidyUp(folder);
    }
    ending.check();
    Duration took = Duration.between(start, world.clock().instant());
    return new RowReport(
        row.name(),
        start.truncatedTo(ChronoUnit.SECONDS).toString(),
        SourceVersion.here(),
        row.title(),
        row.method(),
        took.toMillis() / 1000.0,
        outcome);
  }

  /** A row that was measured counts, also if a file of it could not be deleted. */
  private void tidyUp(Path folder) {
    if (keep || !Files.exists(folder)) {
      return;
    }
    try {
      PrivateFiles.delete(folder);
    } catch (IOException e) {
      LOG.warn("files of a row could not be deleted and lie in its folder", e);
    }
  }

  private Outcome outcome(Row row, Bench bench) throws InterruptedException {
    try {
      return new Outcome.Measured(publishable(row.run(bench)));
    } catch (BenchException e) {
      return broken(e, "", e.remedy());
    } catch (AuthorityException e) {
      return broken(e, "", e.remedy());
    } catch (LabException e) {
      return broken(e, "", "Run it again with --keep and read the logs.");
    } catch (RuntimeException e) {
      LOG.warn("the row {} failed", row.name(), e);
      String kind = "The row failed with " + e.getClass().getSimpleName() + ": ";
      return broken(e, kind, "Run it again with --keep; the place is on standard error.");
    }
  }

  private static RowResult publishable(RowResult result) {
    return new RowResult(
        result.figures(),
        result.goals(),
        result.charts(),
        result.notes().stream().map(LocalPaths::without).toList());
  }

  private Outcome broken(Exception e, String before, String remedy) throws InterruptedException {
    ending.check();
    String sentence = LocalPaths.without(before + e.getMessage()).strip();
    return new Outcome.Broken(
        sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence, remedy);
  }
}
