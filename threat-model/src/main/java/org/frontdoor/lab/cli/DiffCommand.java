package org.frontdoor.lab.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.report.RunDiff;
import org.frontdoor.lab.report.RunSummary;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code frontdoor lab diff}. */
@Command(
    name = "diff",
    description = "What is different between two runs, or between two files of runs.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  frontdoor lab diff SCO-01/naive SCO-01/hardened",
      "  frontdoor lab diff before.json after.json"
    })
final class DiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private LabCommand lab;

  @Parameters(paramLabel = "A", description = "A file of runs, or ID/PROFILE to be run now.")
  private String first;

  @Parameters(paramLabel = "B", description = "The other one, of the same kind.")
  private String second;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of what is run now (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Override
  public Integer call() {
    Stop stop = Stop.ofThisThread();
    try {
      List<String> lines =
          isFile(first) && isFile(second)
              ? RunDiff.between(Summaries.of(Path.of(first)), Summaries.of(Path.of(second)))
              : runs();
      lines.forEach(spec.commandLine().getOut()::println);
      if (lines.isEmpty()) {
        spec.commandLine().getOut().println("No difference");
      }
      spec.commandLine().getOut().flush();
      return lines.isEmpty() ? ExitCodes.OK : ExitCodes.SURPRISE;
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

  private List<String> runs() throws LabFault, InterruptedException {
    Shelf shelf = Shelf.open();
    List<RunPlan> plans = new ArrayList<>(List.of(plan(shelf, first), plan(shelf, second)));
    try (Workplace workplace = Workplace.open(lab.world(), RunListener.NONE)) {
      List<RunSummary> runs = Summaries.of(workplace.run(plans));
      return RunDiff.between(runs.getFirst(), runs.getLast());
    }
  }

  private RunPlan plan(Shelf shelf, String words) throws LabFault {
    int slash = words.indexOf('/');
    if (slash < 0) {
      throw new LabFault(
          ExitCodes.USAGE,
          words + " is neither a file of runs nor ID/PROFILE such as SCO-01/naive");
    }
    Entry entry = shelf.entry(words.substring(0, slash));
    return RunPlan.attack(entry, Shelf.profile(entry, words.substring(slash + 1)), seed);
  }

  private static boolean isFile(String words) {
    return words.endsWith(".json") || Files.isRegularFile(Path.of(words));
  }
}
