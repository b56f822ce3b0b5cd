package org.frontdoor.lab.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.report.ConsoleLines;
import org.frontdoor.lab.report.ConsoleStory;
import org.frontdoor.lab.report.RunJson;
import org.frontdoor.lab.run.Judgement;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.scenario.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code frontdoor lab run}. */
@Command(
    name = "run",
    description = {
      "Runs scenarios in all their profiles and tells what happens, step by step.",
      "A break that was predicted is as predicted; it is never a pass."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  frontdoor lab run SCO-01",
      "  frontdoor lab run WIRE-01 --profile naive --predict",
      "  frontdoor lab run SCO-01 --controls",
      "  frontdoor lab run --all --seed 42 --json > runs.json"
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private LabCommand lab;

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Scenarios to be run.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "All scenarios, a line each instead of a story.")
  private boolean all;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "For everything that is chosen by chance (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "One profile alone, of those scenarios that have it.")
  private @Nullable String profile;

  @Option(
      names = "--controls",
      description = "Besides, the null attack, which must fail, and the null world, in silence.")
  private boolean controls;

  @Option(names = "--predict", description = "Ask what will happen before it is shown.")
  private boolean predict;

  @Option(
      names = "--json",
      description = "Write the runs as one JSON document to standard output, the rest to error.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Stop stop = Stop.ofThisThread();
    try {
      List<RunPlan> plans = plans();
      RunListener teller = teller(json ? err : spec.commandLine().getOut(), plans.size());
      try (Workplace workplace = Workplace.open(lab.world(), teller)) {
        List<RunResult> results = workplace.run(plans);
        report(results);
        return ExitCodes.of(results);
      }
    } catch (LabFault e) {
      err.println(e.getMessage());
      return e.exitCode();
    } catch (InterruptedException e) {
      err.println("Stopped; what ran was reverted.");
      return ExitCodes.INTERRUPTED;
    } finally {
      stop.done();
      err.flush();
    }
  }

  private void report(List<RunResult> results) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(RunJson.write(results));
      out.flush();
    }
    summary(json ? spec.commandLine().getErr() : out, results);
  }

  private List<RunPlan> plans() throws LabFault {
    Shelf shelf = Shelf.open();
    if (all != ids.isEmpty()) {
      throw new LabFault(ExitCodes.USAGE, "Name scenarios, or say --all");
    }
    Collection<Entry> entries = shelf.entries();
    if (!all) {
      List<Entry> named = new ArrayList<>();
      for (String id : ids) {
        named.add(shelf.entry(id));
      }
      entries = named;
    }
    if (profile != null && entries.size() == 1) {
      var unused = Shelf.profile(entries.iterator().next(), profile);
    }
    List<Mode> modes = controls ? Arrays.asList(Mode.values()) : List.of(Mode.ATTACK);
    return Shelf.plans(entries, Optional.ofNullable(profile), modes, seed);
  }

  private RunListener teller(PrintWriter out, int runs) {
    RunListener teller = all ? new ConsoleLines(out) : new ConsoleStory(out);
    if (predict) {
      return new Guess(lab.answers(), out, teller);
    }
    return all
        ? new ProgressLine(spec.commandLine().getErr(), Ansi.AUTO.enabled(), runs, teller)
        : teller;
  }

  private static void summary(PrintWriter out, List<RunResult> results) {
    if (results.size() < 2) {
      return;
    }
    long predicted = count(results, Judgement.AsPredicted.class);
    long skipped = count(results, Judgement.Skipped.class);
    out.println();
    out.println(
        results.size()
            + " runs: "
            + predicted
            + " as predicted, "
            + count(results, Judgement.Surprise.class)
            + " surprises, "
            + count(results, Judgement.Inconclusive.class)
            + " inconclusive, "
            + count(results, Judgement.Failed.class)
            + " failed, "
            + skipped
            + " skipped");
    out.flush();
  }

  private static long count(List<RunResult> results, Class<? extends Judgement> kind) {
    return results.stream().map(RunResult::judgement).filter(kind::isInstance).count();
  }
}
