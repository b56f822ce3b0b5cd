package org.frontdoor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.frontdoor.benchmarks.report.Explanations;
import org.frontdoor.benchmarks.report.Published;
import org.frontdoor.benchmarks.report.ReadmeBlock;
import org.frontdoor.benchmarks.report.Run;
import org.frontdoor.benchmarks.report.RunPage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where a run is published in the documentation. */
final class Publication {

  @Option(
      names = "--docs",
      paramLabel = "DIR",
      description =
          "Write the run as performance.md into this folder, with charts and raw data in"
              + " performance/ beside it, in place of those of an earlier run.")
  private @Nullable Path docs;

  @Option(
      names = "--readme",
      paramLabel = "FILE",
      description = "Put the headline figures between the marks `bench:begin` and `bench:end`.")
  private @Nullable Path readme;

  Publication() {}

  /** Whether anything is to be written. */
  boolean isEmpty() {
    return docs == null && readme == null;
  }

  /**
   * Finds out before hours of measuring whether it can be published afterwards.
   *
   * @throws BenchException if not
   */
  void check() throws BenchException {
    if (docs != null && Files.exists(docs) && !isWritableFolder(docs)) {
      throw new BenchException(docs + " is no folder to write into", "Choose another --docs.");
    }
    if (readme != null) {
      ReadmeBlock.requirePlace(read(readme));
    }
  }

  /**
   * Publishes a run.
   *
   * @param told is told what was written, and which rows lack an explanation
   */
  void publish(Run run, Consumer<String> told) throws IOException, BenchException {
    if (docs != null) {
      RunPage page = new RunPage(run, Explanations.shipped());
      Published.page(page, docs);
      told.accept("Wrote " + docs.resolve("performance.md"));
      page.unexplained()
          .forEach(row -> told.accept(row + " falls short of a goal and nothing explains it"));
    }
    if (readme != null) {
      Files.writeString(readme, ReadmeBlock.update(read(readme), run, Rows.headlines()));
      told.accept("Put the headline figures into " + readme);
    }
  }

  private static boolean isWritableFolder(Path folder) {
    return Files.isDirectory(folder) && Files.isWritable(folder);
  }

  private static String read(Path file) throws BenchException {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BenchException(file + " cannot be read", "Name a README that exists.", e);
    }
  }
}
