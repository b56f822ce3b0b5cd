package org.frontdoor.launcher.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.launcher.trace.TraceFile;
import org.frontdoor.launcher.trace.TraceSummary;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.AuthorityProcess;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.process.Children;

/** The demonstration, step by step. */
final class Demo {

  private final DemoOptions options;
  private final Optional<TraceSummary> trace;
  private final Workplace place;
  private final World world;
  private final Screen screen;

  /**
   * A demonstration.
   *
   * @param options what is asked for, its targets known to be in the trace
   * @param trace what the trace holds, if there is one
   * @param place where it happens
   */
  Demo(
      DemoOptions options,
      Optional<TraceSummary> trace,
      Workplace place,
      World world,
      Screen screen) {
    this.options = options;
    this.trace = trace;
    this.place = place;
    this.world = world;
    this.screen = screen;
  }

  /**
   * Does it all.
   *
   * @param children gets every process that is started
   * @throws org.frontdoor.testbed.lab.LabException if a side does not do its part
   */
  DemoReport run(Children children) throws IOException {
    ProviderProcess provider = startProvider();
    children.add(provider.child());
    LabAuthority authority = LabAuthority.at(place.lab().authority(), provider.ports().li(), world);
    AuthorityProcess collecting =
        AuthorityProcess.start(authority.configFile(), place.log("authority"));
    children.add(collecting.child());
    screen.say(
        String.format(
            Locale.ROOT,
            "Provider serves on 127.0.0.1:%d (process %d), authority collects (process %d)",
            provider.ports().li(),
            provider.child().pid(),
            collecting.child().pid()));
    collecting.awaitConnected();
    Traffic.Outcome outcome;
    Map<String, String> targetOf;
    try (CaseOfficer officer = authority.officer(place.lab());
        UpperTester tester = authority.tester(place.lab(), provider.ports().upperTester())) {
      targetOf = order(officer);
      outcome =
          new Traffic(options.trafficFor(), targetOf, screen, world.clock())
              .run(provider, collecting, tester, officer);
    }
    collecting.child().stop(Children.PATIENCE);
    screen.done();
    screen.say("The independent verifier reads what the authority has stored");
    DemoReport report =
        new Accounting(authority, targetOf, expected(outcome))
            .report(place.records(), collecting.status().latency());
    collecting.findings().forEach(finding -> screen.say("Found by the authority: " + finding));
    Files.writeString(
        place.report(),
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report.json())
            + "\n");
    return report;
  }

  private ProviderProcess startProvider() {
    List<String> arguments = new ArrayList<>(List.of("--upper-tester"));
    if (options.trace().isPresent()) {
      Path file = options.trace().get().toAbsolutePath();
      arguments.addAll(List.of("--trace", file.toString(), "--speed", options.speed()));
    } else {
      arguments.addAll(List.of("--generator", "--seed", Long.toString(options.seed())));
      options.rate().ifPresent(rate -> arguments.addAll(List.of("--rate", Long.toString(rate))));
    }
    return ProviderProcess.start(
        ProviderProcess.Plan.of(place.lab().providerConfig(), arguments, place.log("provider")));
  }

  /** One warrant a target; returns whom each LIID is about, in the order of the targets. */
  private Map<String, String> order(CaseOfficer officer) {
    Map<String, String> targetOf = new LinkedHashMap<>();
    for (String target : options.targets()) {
      String reference = "DEMO-" + (targetOf.size() + 1);
      String liid = officer.order(reference, "MessengerAccount:" + target);
      targetOf.put(liid, target);
      screen.say(
          String.format(
              Locale.ROOT,
              "Warrant %s against %s: signed by the judge, accepted, task %s is Active",
              reference,
              target,
              liid));
    }
    return targetOf;
  }

  /** Lines that each target must have records for, where a trace says so. */
  private Optional<Map<String, Long>> expected(Traffic.Outcome outcome) throws IOException {
    if (trace.isEmpty() || options.trace().isEmpty()) {
      return Optional.empty();
    }
    return outcome.finished()
        ? Optional.of(trace.get().linesOf())
        : Optional.of(TraceFile.summarise(options.trace().get(), outcome.messages()).linesOf());
  }
}
