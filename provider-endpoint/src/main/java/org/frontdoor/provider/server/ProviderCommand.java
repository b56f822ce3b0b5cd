package org.frontdoor.provider.server;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What can be done with a provider from the command line. */
@Command(
    name = "provider",
    description = "The provider: a messenger with a front door for warrants.",
    mixinStandardHelpOptions = true,
    subcommands = StartCommand.class)
public final class ProviderCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command; there is: start");
  }
}
