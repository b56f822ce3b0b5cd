package org.frontdoor.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.conformance.session.Surroundings;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import picocli.CommandLine;

/**
 * What the command line said.
 *
 * @param code its exit code
 * @param out standard output
 * @param err standard error
 */
public record SuiteRun(int code, String out, String err) {

  /** Runs the command line in this process. */
  public static SuiteRun of(String... args) {
    return of(World.real().clock(), args);
  }

  /** Runs the command line at another time. */
  static SuiteRun of(InstantSource clock, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new ConformanceCommand(new Surroundings(clock, new SecureRandom())))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    return new SuiteRun(code, out.toString(), err.toString());
  }

  /** {@code run} against an address with the keys of a laboratory. */
  public static SuiteRun against(String address, LabFolder lab, String... more) {
    return of(arguments(address, lab, more));
  }

  static SuiteRun against(Instant at, String address, LabFolder lab, String... more) {
    return of(() -> at, arguments(address, lab, more));
  }

  private static String[] arguments(String address, LabFolder lab, String... more) {
    List<String> usual =
        List.of(
            "run",
            "--endpoint",
            address,
            "--credentials",
            lab.conformance().toString(),
            "--profile",
            "XX");
    return Stream.concat(usual.stream(), Stream.of(more)).toArray(String[]::new);
  }

  /** A laboratory in an empty folder. */
  public static LabFolder laboratory(Path folder) {
    World world = World.real();
    try {
      new LabWriter(LabPlan.usual(), world.clock(), world.random()).write(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LabFolder(folder);
  }

  /** The lines of standard error that are not empty. */
  List<String> errorLines() {
    return err.lines().filter(line -> !line.isBlank()).toList();
  }
}
