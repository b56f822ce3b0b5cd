package org.frontdoor.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frontdoor.benchmarks.report.Run;
import org.frontdoor.benchmarks.report.RunFile;
import org.frontdoor.benchmarks.report.RunTable;
import org.frontdoor.testbed.World;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frontdoor bench}. */
@Command(
    name = "bench",
    description = {
      "Measures how fast Frontdoor is on this machine, beside what the wire could do, row by row.",
      "A goal that is not met does not fail the command, a row that cannot be measured does."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row was measured, whether goals are met or not",
      "1:with --require-goals: every row was measured, and a goal is not met",
      "2:an argument is wrong",
      "3:a row could not be measured; the others were",
      "74:a file cannot be read or written",
      "130:interrupted; what was measured is kept"
    },
    subcommands = RenderCommand.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  frontdoor bench --quick",
      "  frontdoor bench --only full-load --out figures",
      "  frontdoor bench --docs docs --readme README.md",
      "  frontdoor bench --list"
    })
public final class BenchCommand implements Callable<Integer> {

  static final int NOT_MET = 1;
  static final int BROKEN = 3;
  static final int IO = 74;
  static final int INTERRUPTED = 130;

  private static final DateTimeFormatter IN_NAME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final List<Row> rows;

  @Spec private CommandSpec spec;

  @Option(
      names = "--quick",
      description = "Measure briefly: an impression in minutes, not figures to be quoted.")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "ROW",
      description = "Measure this row; can be given several times (default: all, see --list).")
  private List<String> only = List.of();

  @Option(names = "--list", description = "Name the rows and measure nothing.")
  private boolean list;

  @Option(
      names = "--json",
      description = "Write the run as one JSON document to standard output, the rest to error.")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for run.json with all samples; rows work in it too, so it decides which disk is"
              + " measured (default: bench-<time>).")
  private @Nullable Path out;

  @Option(
      names = "--update",
      paramLabel = "RUN.json",
      description =
          "An earlier run: the rows measured now take the place of its own, the others stay. Each"
              + " row says when and at which version it was measured.")
  private @Nullable Path update;

  @Option(
      names = "--keep",
      description = "Keep the files of the rows, which are deleted otherwise.")
  private boolean keep;

  @Option(names = "--require-goals", description = "Fail if a goal is not met; aims do not count.")
  private boolean requireGoals;

  @Mixin private Publication publication = new Publication();

  /** Made by the command line. */
  public BenchCommand() {
    this(Rows.all());
  }

  BenchCommand(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  @Override
  public Integer call() {
    if (list) {
      rows.forEach(row -> say(String.format(Locale.ROOT, "%-20s %s", row.name(), row.title())));
      return CommandLine.ExitCode.OK;
    }
    List<Row> chosen = chosen();
    try {
      publication.check();
    } catch (BenchException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ". " + e.remedy());
    }
    World world = World.real();
    Path folder = out != null ? out : Path.of("bench-" + IN_NAME.format(world.clock().instant()));
    Ending ending = new Ending(Thread.currentThread());
    Thread hook = new Thread(ending::stop, "end-of-bench");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      Screen screen = screen(world);
      RunFolder kept = RunFolder.make(folder);
      Measurement measurement =
          new Measurement(kept, new Runner(kept.scratch(), quick, keep, screen, world, ending));
      return finish(measurement.run(chosen, earlier(), screen), kept, screen);
    } catch (IOException e) {
      spec.commandLine().getErr().println("A file cannot be written: " + e.getMessage());
      return IO;
    } catch (BenchException e) {
      spec.commandLine().getErr().println(e.getMessage() + ". " + e.remedy());
      return IO;
    } catch (InterruptedException e) {
      spec.commandLine().getErr().println("Interrupted; what was measured is in " + folder);
      return INTERRUPTED;
    } finally {
      ending.done();
    }
  }

  private Optional<Run> earlier() throws BenchException {
    return update == null ? Optional.empty() : Optional.of(RunFile.read(update));
  }

  private int finish(Run run, RunFolder kept, Screen screen) throws IOException, BenchException {
    publication.publish(run, screen::print);
    screen.print("");
    RunTable.totals(run).forEach(screen::print);
    screen.print("Everything that was measured is in " + kept.file());
    if (json) {
      say(RunFile.write(run).stripTrailing());
    }
    if (run.broken()) {
      return BROKEN;
    }
    return requireGoals && !run.goalsMet() ? NOT_MET : CommandLine.ExitCode.OK;
  }

  private List<Row> chosen() {
    for (String name : only) {
      if (rows.stream().noneMatch(row -> row.name().equals(name))) {
        throw new ParameterException(
            spec.commandLine(),
            "There is no row \"" + name + "\"; `frontdoor bench --list` names all");
      }
    }
    return rows.stream().filter(row -> only.isEmpty() || only.contains(row.name())).toList();
  }

  private Screen screen(World world) {
    PrintWriter told = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    return new Screen(told, Ansi.AUTO.enabled() && !json, world.clock());
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
  }
}
