package org.frontdoor.authority.cli;

import java.security.SecureRandom;
import java.time.Clock;
import org.frontdoor.authority.Surroundings;
import org.frontdoor.protocol.SuppressForbidden;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frontdoor authority}: everything that an authority does. */
@Command(
    name = "authority",
    description = "What an authority does: draft, submit and follow warrants, receive records.",
    mixinStandardHelpOptions = true,
    subcommands = {
      EnrollCommand.class,
      WarrantCommand.class,
      SignCommand.class,
      SubmitCommand.class,
      StatusCommand.class,
      ListCommand.class,
      WatchCommand.class,
      ReceiveCommand.class,
      CancelCommand.class,
      VerifyCommand.class,
      ExportCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   done",
      "  1   refused by the provider, or verification failed",
      "  2   wrong argument or configuration",
      "  69  the provider cannot be reached",
      "  70  internal failure",
      "  74  a file or the store cannot be read or written",
      "  77  a key, a password or a certificate is missing or wrong"
    })
public final class AuthorityCommand implements Runnable {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  /** With the system's clock and randomness. */
  public AuthorityCommand() {
    this(ofThisMachine());
  }

  /** With a clock and randomness of the caller's choice. */
  public AuthorityCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  @SuppressForbidden(reason = "the edge of the program, where the clock is chosen")
  private static Surroundings ofThisMachine() {
    return new Surroundings(Clock.systemUTC(), new SecureRandom());
  }
}
