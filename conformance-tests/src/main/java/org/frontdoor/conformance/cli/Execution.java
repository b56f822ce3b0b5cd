package org.frontdoor.conformance.cli;

import java.time.Duration;
import java.util.List;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.report.Collector;
import org.frontdoor.conformance.report.ConsoleLines;
import org.frontdoor.conformance.report.Heading;
import org.frontdoor.conformance.report.Report;
import org.frontdoor.conformance.run.Ending;
import org.frontdoor.conformance.run.Listeners;
import org.frontdoor.conformance.run.Runner;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.session.RefusedException;
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

  /** Runs the cases; whatever becomes of it, there is a report of what was found until then. */
  Report run(List<TestCase> cases, Duration timeLimit) throws RefusedException {
    Heading heading =
        new Heading(
            SuiteVersion.version(),
            session.target().endpoint().toString(),
            session.setting(),
            surroundings.clock().instant());
    Collector collector =
        new Collector(heading, catalogue, waivers, cases.size(), surroundings.clock());
    ProgressLine progress =
        new ProgressLine(
            output.lines(), output.err(), output.isTerminal(), output.trace(), collector);
    output.say(ConsoleLines.heading(heading));
    Runner runner =
        new Runner(
            session.setting(),
            surroundings.clock(),
            new Listeners(List.of(collector, progress)),
            new Runner.Limits(Runner.Limits.usual().aCase(), timeLimit));
    try (World world = session.open(surroundings)) {
      var unused = runner.run(world, cases);
    } catch (RuntimeException e) {
      collector.over(Ending.FAULT, "the suite itself has failed: " + place(e));
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
