package org.frontdoor.conformance.cli;

import org.frontdoor.conformance.session.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frontdoor conformance}: examines an endpoint, provider or authority. */
@Command(
    name = "conformance",
    description = {
      "Examines an endpoint of HI-1 and HI-2 and gives verdicts that are traced to clauses.",
      "Point it at test systems only: it files warrants and makes messages."
    },
    mixinStandardHelpOptions = true,
    subcommands = {RunCommand.class, ListCommand.class, ExplainCommand.class, JudgeCommand.class},
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   every verdict is as expected",
      "  1   a verdict is not as expected; judge: a verdict is not the one of the bundle",
      "  2   an option or argument is wrong",
      "  65  judge: the bundle is broken",
      "  69  the endpoint cannot be reached, does not answer as it must, or has stopped answering",
      "  70  the suite itself has failed",
      "  74  a file or the folder of the report cannot be read or written",
      "  77  a key, a password or a certificate is missing, expired or wrong",
      "  78  the declaration or the waivers cannot be used",
      "  130 interrupted; what was found until then is in the report",
      "",
      "docs/conformance.md leads from a blank machine to a report."
    })
public final class ConformanceCommand implements Runnable {

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  /** With the system's clock and randomness. */
  public ConformanceCommand() {
    this(Surroundings.real());
  }

  /** With a clock and randomness of the caller's choice. */
  public ConformanceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
