package org.frontdoor.testbed.pki;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keys and certificates of a laboratory. */
@Command(
    name = "pki",
    description = "Keys and certificates for a laboratory.",
    mixinStandardHelpOptions = true,
    subcommands = PkiInitCommand.class)
public final class PkiCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }
}
