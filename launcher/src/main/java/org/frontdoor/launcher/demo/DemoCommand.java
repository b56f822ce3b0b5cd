package org.frontdoor.launcher.demo;

import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.launcher.trace.TraceFile;
import org.frontdoor.launcher.trace.TraceSummary;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.process.Children;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frontdoor demo}. */
@Command(
    name = "demo",
    description = {
      "The whole main job on this machine: a provider and an authority as two processes, warrants signed by a"
          + " judge, metadata delivered in real time, and everything verified at the end.",
      "Without --trace, a generator makes the traffic."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:verified, nothing lost or duplicated and, for a trace, every count equal to the trace's",
      "1:something is lost, duplicated or not verified; the report says what",
      "2:an argument is wrong, or the trace cannot be read",
      "3:the provider or the authority did not do its part",
      "130:interrupted"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final int DIFFERENT = 1;
  private static final int FAILED = 3;
  private static final int INTERRUPTED = 130;

  @Spec private CommandSpec spec;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description = "Replay this file of `sender receiver unixtime` lines.")
  private @Nullable Path trace;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "max",
      description =
          "Replay N times as fast as it happened, or as fast as possible (default: ${DEFAULT-VALUE}).")
  private String speed;

  @Option(
      names = "--targets",
      paramLabel = "ID,...",
      split = ",",
      description = "Accounts to intercept (default: three busy ones).")
  private List<String> targets = List.of();

  @Option(
      names = "--duration",
      paramLabel = "20s",
      converter = Durations.class,
      description = "How long traffic lasts (default: 20s; of a trace, to its end).")
  private @Nullable Duration duration;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for records.jsonl, report.json and the laboratory (default: a new one for temporary files).")
  private @Nullable Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What the generator makes its traffic from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Messages a second that the generator makes.")
  private @Nullable Long rate;

  @Option(
      names = "--json",
      description = "Write the report to standard output, and what happens to standard error.")
  private boolean json;

  /** Made by the command line. */
  public DemoCommand() {}

  @Override
  public Integer call() {
    PrintWriter told = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    Screen screen = Ansi.AUTO.enabled() && !json ? new TableScreen(told) : new LineScreen(told);
    DemoOptions asked = options();
    Optional<TraceSummary> summary = asked.trace().map(this::summarise);
    DemoOptions chosen = asked.withTargets(Choice.targets(asked, summary, this::refused));
    AtomicBoolean interrupted = new AtomicBoolean();
    Children children = new Children();
    Thread hook =
        new Thread(
            () -> {
              interrupted.set(true);
              children.close();
            },
            "end-of-demo");
    Runtime.getRuntime().addShutdownHook(hook);
    try (children) {
      return run(chosen, summary, screen, children);
    } catch (LabException | AuthorityException | StatusRuntimeException | IOException e) {
      return interrupted.get() ? INTERRUPTED : failed(e);
    }
  }

  private int run(
      DemoOptions chosen, Optional<TraceSummary> summary, Screen screen, Children children)
      throws IOException {
    World world = World.real();
    Workplace place = Workplace.make(Optional.ofNullable(out), world);
    screen.say(
        "Laboratory in " + place.root() + ": keys, configuration, data and logs of everybody");
    summary.ifPresent(trace -> Choice.describe(trace).forEach(screen::say));
    DemoReport report = new Demo(chosen, summary, place, world, screen).run(children);
    if (json) {
      spec.commandLine().getOut().println(report.json());
    } else {
      Summary.of(report).forEach(screen::say);
      screen.say("  " + place.records());
      screen.say("  " + place.report());
    }
    return report.good() ? CommandLine.ExitCode.OK : DIFFERENT;
  }

  private DemoOptions options() {
    try {
      return new DemoOptions(
          Optional.ofNullable(trace),
          speed,
          targets,
          Optional.ofNullable(duration),
          seed,
          rate == null ? OptionalLong.empty() : OptionalLong.of(rate));
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private TraceSummary summarise(Path file) {
    try {
      return TraceFile.summarise(file);
    } catch (NoSuchFileException e) {
      throw refused("There is no trace file " + file);
    } catch (IOException e) {
      throw refused("The trace file " + file + " cannot be read");
    }
  }

  private ParameterException refused(String reason) {
    return new ParameterException(spec.commandLine(), reason);
  }

  private int failed(Exception e) {
    PrintWriter err = spec.commandLine().getErr();
    switch (e) {
      case StatusRuntimeException status ->
          err.println("The provider's upper tester failed: " + status.getStatus().getCode());
      case AuthorityException fault -> err.println(fault.getMessage() + ". " + fault.remedy());
      default -> err.println(e.getMessage());
    }
    return FAILED;
  }
}
