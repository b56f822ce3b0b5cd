package org.frontdoor.lab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frontdoor.lab.report.Matrix;
import org.frontdoor.lab.report.MatrixJson;
import org.frontdoor.lab.report.MatrixText;
import org.frontdoor.lab.report.Predictions;
import org.frontdoor.lab.report.RunSummary;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.scenario.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code frontdoor lab matrix}. */
@Command(
    name = "matrix",
    description = {
      "Architecture by guarantee, computed from runs; beside each cell what was predicted.",
      "Without a file it runs all scenarios first."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  frontdoor lab matrix", "  frontdoor lab matrix runs.json --json"})
final class MatrixCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private LabCommand lab;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "Runs, as `frontdoor lab run --json` writes them.")
  private @Nullable Path file;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the runs (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "As one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Stop stop = Stop.ofThisThread();
    try {
      Matrix matrix = Matrix.of(file == null ? run() : Summaries.of(file), Predictions.load());
      if (json) {
        out.print(MatrixJson.write(matrix));
      } else {
        MatrixText.lines(matrix).forEach(out::println);
      }
      out.flush();
      return matrix.unsurprising() ? ExitCodes.OK : ExitCodes.SURPRISE;
    } catch (LabFault e) {
      spec.commandLine().getErr().println(e.getMessage());
      return e.exitCode();
    } catch (InterruptedException e) {
      spec.commandLine().getErr().println("Stopped; what ran was reverted.");
      return ExitCodes.INTERRUPTED;
    } finally {
      stop.done();
    }
  }

  private List<RunSummary> run() throws LabFault, InterruptedException {
    List<RunPlan> plans =
        Shelf.plans(Shelf.open().entries(), Optional.empty(), List.of(Mode.ATTACK), seed);
    RunListener progress =
        new ProgressLine(
            spec.commandLine().getErr(), Ansi.AUTO.enabled(), plans.size(), RunListener.NONE);
    try (Workplace workplace = Workplace.open(lab.world(), progress)) {
      return Summaries.of(workplace.run(plans));
    }
  }
}
