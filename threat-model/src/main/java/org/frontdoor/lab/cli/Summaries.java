package org.frontdoor.lab.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.frontdoor.lab.report.RunFile;
import org.frontdoor.lab.report.RunFileException;
import org.frontdoor.lab.report.RunJson;
import org.frontdoor.lab.report.RunSummary;
import org.frontdoor.lab.run.RunResult;

/** Runs from files and from runs, in one form. */
final class Summaries {

  private Summaries() {}

  static List<RunSummary> of(Path file) throws LabFault {
    try {
      return RunFile.read(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new LabFault(ExitCodes.BROKEN, file + " is no file of runs: it is not UTF-8");
    } catch (IOException e) {
      throw new LabFault(ExitCodes.FILES, file + " cannot be read");
    } catch (RunFileException e) {
      throw new LabFault(ExitCodes.BROKEN, String.valueOf(e.getMessage()));
    }
  }

  /** What is computed from a run is computed from its file, so that both come to the same. */
  static List<RunSummary> of(List<RunResult> results) {
    try {
      return RunFile.read("the runs", RunJson.write(results));
    } catch (RunFileException e) {
      throw new IllegalStateException("what is written can be read", e);
    }
  }
}
