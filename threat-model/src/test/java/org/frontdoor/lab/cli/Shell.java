package org.frontdoor.lab.cli;

import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.frontdoor.testbed.World;
import picocli.CommandLine;

/** The command line of the lab, with what it says caught. */
final class Shell {

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  int run(String answers, String... arguments) {
    return new CommandLine(new LabCommand(World.real(), new StringReader(answers)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
