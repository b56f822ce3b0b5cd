package org.frontdoor.conformance.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.bundle.BundleWriter;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.report.Collector;
import org.frontdoor.conformance.report.ConsoleLines;
import org.frontdoor.conformance.report.Heading;
import org.frontdoor.conformance.report.Report;
import org.frontdoor.conformance.report.ReportFolder;
import org.frontdoor.conformance.run.Ending;
import org.frontdoor.conformance.run.Listeners;
import org.frontdoor.conformance.run.RunListener;
import org.frontdoor.conformance.run.Runner;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.session.RefusedException;
import org.frontdoor.conformance.session.RefusedException.Kind;
import org.frontdoor.conformance.session.Session;
import org.frontdoor.conformance.session.SuiteVersion;
import org.frontdoor.conformance.session.Surroundings;
import org.frontdoor.conformance.waivers.Waivers;
import org.frontdoor.conformance.wire.World;

/** One run, from the first line to the last. */
final class Execution {

  private final Session session;
  private final Surroundings surroundings;
  private final Catalogue catalogue;
  private final Waivers waivers;
  private final Output output;

  Execution(
      Session session,
      Surroundings surroundings,
      Catalogue catalogue,
      Waivers waivers,
      Output output) {
    this.session = session;
    this.surroundings = surroundings;
    this.catalogue = catalogue;
    this.waivers = waivers;
    this.output = output;
  }

  /**
   * Runs the cases; whatever becomes of it, there is a report of what was found until then.
   *
   * @param folder where the report and the bundle go
   * @throws RefusedException if the run cannot begin, or its report cannot be written
   */
  Report run(List<TestCase> cases, Duration timeLimit, Optional<Path> folder)
      throws RefusedException {
    Heading heading =
        new Heading(
            SuiteVersion.version(),
            session.target().endpoint().toString(),
            session.setting(),
            surroundings.clock().instant());
    Collector collector =
        new Collector(heading, catalogue, waivers, cases.size(), surroundings.clock());
    try {
      if (folder.isEmpty()) {
        return run(cases, timeLimit, collector, RunListener.NONE);
      }
      checkSigner();
      ReportFolder files = ReportFolder.open(folder.get());
      Report report;
      try (BundleWriter bundle =
          BundleWriter.begin(
              files.bundle(),
              session.setting(),
              heading.suite(),
              heading.endpoint(),
              surroundings.clock())) {
        report = run(cases, timeLimit, collector, bundle);
      } finally {
        files.write(collector.report());
      }
      output.say("Report: " + files + " (report.html, report.json, junit.xml, bundle.jsonl)");
      output.lines().flush();
      return report;
    } catch (IOException | UncheckedIOException e) {
      throw new RefusedException(
          Kind.FILES,
          folder.map(Path::toString).orElse("the report")
              + ": the report cannot be written; check rights and space, or name another folder");
    }
  }

  private void checkSigner() throws RefusedException {
    try {
      var unused = session.setting().seats().signing(Seat.SUITE);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          Kind.CREDENTIALS,
          session.target().credentials().resolve("suite.p12")
              + ": is missing, and signs the bundle of a report; put it there, or leave out"
              + " --report");
    }
  }

  private Report run(
      List<TestCase> cases, Duration timeLimit, Collector collector, RunListener bundle)
      throws RefusedException {
    ProgressLine progress =
        new ProgressLine(
            output.lines(), output.err(), output.isTerminal(), output.trace(), collector);
    output.say(ConsoleLines.heading(collector.report().heading()));
    RunListener all = new Listeners(List.of(collector, progress, bundle));
    Runner runner =
        new Runner(
            session.setting(),
            surroundings.clock(),
            all,
            new Runner.Limits(Runner.Limits.usual().aCase(), timeLimit));
    try (World world = session.open(surroundings)) {
      var unused = runner.run(world, cases);
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      all.over(Ending.FAULT, "the suite itself has failed: " + place(e));
    }
    Report report = collector.report();
    ConsoleLines.summary(report).forEach(output::say);
    output.lines().flush();
    if (!report.isComplete()) {
      output.err().println(ending(report));
    }
    return report;
  }

  private static String ending(Report report) {
    String what =
        report.ending() == Ending.NO_ANSWER
            ? "The endpoint at " + report.heading().endpoint() + " cannot be examined: "
            : "The run is not complete: ";
    return what + report.why();
  }

  /** The kind of a fault and its place; its text might hold what must not be in a report. */
  private static String place(RuntimeException fault) {
    StackTraceElement[] trace = fault.getStackTrace();
    return fault.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }
}
