package org.frontdoor.authority.cli;

import picocli.CommandLine;

/** The authority commands as a program of their own, for tests that need a process to kill. */
final class AuthorityProgram {

  private AuthorityProgram() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new AuthorityCommand()).execute(args));
  }
}
