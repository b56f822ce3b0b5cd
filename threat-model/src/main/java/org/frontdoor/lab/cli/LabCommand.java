package org.frontdoor.lab.cli;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.frontdoor.testbed.World;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frontdoor lab}: the threat lab. */
@Command(
    name = "lab",
    description = {
      "Runs published failures of lawful access, measures the harm, and says who could have noticed.",
      "Everything runs on this machine, on loopback, with synthetic data."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      ListCommand.class,
      ExplainCommand.class,
      RunCommand.class,
      MatrixCommand.class,
      DiffCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  frontdoor lab list",
      "  frontdoor lab run SCO-01 --predict",
      "  frontdoor lab run --all --json > runs.json && frontdoor lab matrix runs.json",
      "",
      "Exit codes:",
      "  0   everything is as predicted, or skipped with a reason; diff: no difference",
      "  1   something is a surprise, inconclusive or failed; diff: there is a difference",
      "  2   an option or argument is wrong",
      "  65  an entry of the catalogue or a file of runs is malformed",
      "  69  the reference endpoint cannot be started",
      "  74  a file cannot be read or written",
      "  130 interrupted; what ran was reverted",
      "",
      "docs/threat-lab.md says how to read a verdict and how to add a scenario."
    })
public final class LabCommand implements Runnable {

  private final World world;
  private final Answers answers;

  @Spec private CommandSpec spec;

  /** With the system's clock and randomness, and the answers of whoever sits at the terminal. */
  public LabCommand() {
    this(World.real(), new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  /** With a clock, randomness and answers of the caller's choice. */
  public LabCommand(World world, Reader answers) {
    this.world = world;
    this.answers = new Answers(answers);
  }

  World world() {
    return world;
  }

  Answers answers() {
    return answers;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
