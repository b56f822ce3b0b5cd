package org.frontdoor.authority.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code authority warrant}. */
@Command(
    name = "warrant",
    description = "Drafts warrants.",
    mixinStandardHelpOptions = true,
    subcommands = WarrantNewCommand.class)
final class WarrantCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
