package org.frontdoor.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.frontdoor.benchmarks.report.RunFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frontdoor bench render}. */
@Command(
    name = "render",
    description = "Writes the page and the charts of a run that was kept, without measuring.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:written",
      "2:an argument is wrong",
      "74:a file cannot be read or written, or holds no run"
    },
    footerHeading = "%nExample:%n",
    footer = "  frontdoor bench render docs/performance/run.json --docs docs --readme README.md")
final class RenderCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN.json", description = "The run, as `frontdoor bench` has kept it.")
  private Path file = Path.of(RunFile.NAME);

  @Mixin private Publication publication = new Publication();

  RenderCommand() {}

  @Override
  public Integer call() {
    if (publication.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "There is nothing to write: name --docs, --readme or both");
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      publication.publish(RunFile.read(file), spec.commandLine().getOut()::println);
      return CommandLine.ExitCode.OK;
    } catch (BenchException e) {
      err.println(e.getMessage() + ". " + e.remedy());
    } catch (IOException e) {
      err.println("A file cannot be written: " + e.getMessage());
    }
    return BenchCommand.IO;
  }
}
