package org.frontdoor.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of a run's report. */
public final class ReportFolder {

  private final Path folder;

  private ReportFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder, unless it is there, and tries whether it can be written to.
   *
   * @throws IOException if it cannot
   */
  public static ReportFolder open(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path trial = Files.createTempFile(folder, ".trial", "");
    Files.delete(trial);
    return new ReportFolder(folder);
  }

  /** Where the bundle of the run goes. */
  public Path bundle() {
    return folder.resolve("bundle.jsonl");
  }

  /** Writes the report in every form, in place of an earlier one. */
  public void write(Report report) throws IOException {
    Files.writeString(folder.resolve("report.json"), JsonReport.of(report));
    Files.writeString(folder.resolve("report.html"), HtmlReport.of(report));
    Files.writeString(folder.resolve("junit.xml"), JunitXml.of(report));
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
