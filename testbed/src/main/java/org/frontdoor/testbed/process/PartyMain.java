package org.frontdoor.testbed.process;

import java.io.IOException;
import java.io.InputStream;
import org.frontdoor.authority.cli.AuthorityCommand;
import org.frontdoor.provider.server.ProviderCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A provider or an authority as a program, for the tests of modules that have no launcher. */
@Command(
    name = "frontdoor",
    subcommands = {ProviderCommand.class, AuthorityCommand.class})
public final class PartyMain {

  @Option(names = "--until-stdin-closes")
  private boolean untilStdinCloses;

  private PartyMain() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    PartyMain main = new PartyMain();
    CommandLine line = new CommandLine(main);
    line.setExecutionStrategy(
        parsed -> {
          if (main.untilStdinCloses) {
            Thread.ofPlatform()
                .daemon()
                .name("until-stdin-closes")
                .start(() -> exitAtEndOf(System.in));
          }
          return new CommandLine.RunLast().execute(parsed);
        });
    System.exit(line.execute(args));
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
