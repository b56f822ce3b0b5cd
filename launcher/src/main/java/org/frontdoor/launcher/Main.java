package org.frontdoor.launcher;

import java.io.IOException;
import java.io.InputStream;
import org.frontdoor.authority.cli.AuthorityCommand;
import org.frontdoor.benchmarks.BenchCommand;
import org.frontdoor.conformance.cli.ConformanceCommand;
import org.frontdoor.lab.cli.LabCommand;
import org.frontdoor.launcher.demo.DemoCommand;
import org.frontdoor.launcher.logging.Verbosity;
import org.frontdoor.provider.server.ProviderCommand;
import org.frontdoor.testbed.pki.PkiCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line; every program is a subcommand. */
@Command(
    name = "frontdoor",
    description =
        "A lawful-access handover interface to study, test and attack. All data is synthetic.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DemoCommand.class,
      PkiCommand.class,
      ProviderCommand.class,
      AuthorityCommand.class,
      ConformanceCommand.class,
      LabCommand.class,
      BenchCommand.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Say on standard error what happens, not only what is wrong.")
  private boolean verbose;

  /** For children of another program: nobody is left behind when that one dies, however it dies. */
  @Option(names = "--until-stdin-closes", hidden = true)
  private boolean untilStdinCloses;

  Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    Verbosity.takeOverJavaLogging();
    System.exit(commandLine().execute(args));
  }

  /** The whole command line, ready to be executed. */
  static CommandLine commandLine() {
    Main main = new Main();
    return new CommandLine(main)
        .setExecutionStrategy(
            parsed -> {
              main.prepare();
              return new RunLast().execute(parsed);
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  private void prepare() {
    if (verbose) {
      Verbosity.more();
    }
    if (untilStdinCloses) {
      Thread.ofPlatform().daemon().name("until-stdin-closes").start(() -> exitAtEndOf(System.in));
    }
  }

  private static void exitAtEndOf(InputStream input) {
    try {
      input.skipNBytes(Long.MAX_VALUE);
    } catch (IOException e) {
      // The end of the stream, however it comes about.
    }
    System.exit(CommandLine.ExitCode.OK);
  }
}
