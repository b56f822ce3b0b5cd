package org.frontdoor.conformance.cli;

import java.util.logging.LogManager;
import picocli.CommandLine;

/** The suite as a program of its own, without any implementation beside it. */
public final class ConformanceMain {

  private static final String LOGGING = "org/frontdoor/conformance/cli/logback.xml";

  private ConformanceMain() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    // Before anything logs: both choose their configuration at the first line.
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", LOGGING);
    }
    LogManager.getLogManager().reset();
    System.exit(new CommandLine(new ConformanceCommand()).execute(args));
  }
}
