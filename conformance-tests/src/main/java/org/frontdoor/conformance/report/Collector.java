package org.frontdoor.conformance.report;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.catalogue.Level;
import org.frontdoor.conformance.catalogue.Requirement;
import org.frontdoor.conformance.report.decode.CaseDecoder;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.Ending;
import org.frontdoor.conformance.run.RunListener;
import org.frontdoor.conformance.waivers.Waivers;

/** Hears a run, and has a report of what it has heard at any time. For one thread. */
public final class Collector implements RunListener {

  private final Heading heading;
  private final Catalogue catalogue;
  private final Waivers waivers;
  private final int of;
  private final InstantSource clock;
  private final List<Entry> entries = new ArrayList<>();
  private Ending ending = Ending.COMPLETE;
  private String why = "";
  private String trouble = "";

  /** Has heard nothing yet of so many cases. */
  public Collector(
      Heading heading, Catalogue catalogue, Waivers waivers, int of, InstantSource clock) {
    this.heading = heading;
    this.catalogue = catalogue;
    this.waivers = waivers;
    this.of = of;
    this.clock = clock;
  }

  @Override
  public void ended(CaseResult result) {
    entries.add(entry(result));
  }

  @Override
  public void checked(CaseResult sanity) {
    trouble = Trouble.of(sanity);
  }

  @Override
  public void over(Ending how, String reason) {
    ending = how;
    why =
        switch (how) {
          case NO_ANSWER -> trouble;
          case GONE -> reason + ": " + trouble;
          case COMPLETE, TIME_UP, INTERRUPTED, FAULT -> reason;
        };
  }

  /** The last case that has been heard of. */
  public Entry last() {
    return entries.getLast();
  }

  /** What has been heard so far. */
  public Report report() {
    return new Report(
        heading, entries, of, ending, why, Duration.between(heading.started(), clock.instant()));
  }

  private Entry entry(CaseResult result) {
    Requirement requirement =
        catalogue
            .find(result.purpose())
            .orElseThrow(() -> new IllegalStateException("a case without a purpose"));
    Level level = requirement.level();
    CaseDecoder decoder = CaseDecoder.of(result.steps());
    CaseResult withoutBytes =
        new CaseResult(
            result.testCase(),
            result.verdict(),
            decoder.withoutTargets(result.expected()),
            decoder.withoutTargets(result.actual()),
            List.of(),
            result.took());
    return new Entry(
        withoutBytes,
        requirement,
        waivers.standing(result.purpose(), level, result.verdict()),
        waivers.find(result.purpose()),
        decoder.exchange());
  }
}
