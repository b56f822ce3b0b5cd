package org.frontdoor.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.testbed.lab.AuthorityProcess;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.CollectionStatus;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.uppertester.v1.GetProgressResponse;

/** From the first message to the last signed checkpoint. */
final class Traffic {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration WITHOUT_PROGRESS = Duration.ofSeconds(60);

  private final Optional<Duration> duration;
  private final Map<String, String> targetOf;
  private final Screen screen;
  private final InstantSource clock;

  /**
   * What came of it.
   *
   * @param messages messages that the traffic source handed in
   * @param finished whether the traffic source came to its end by itself
   */
  record Outcome(long messages, boolean finished) {}

  /**
   * Traffic and its interception.
   *
   * @param duration how long traffic lasts; until its source ends if empty
   * @param targetOf whom each LIID is about
   */
  Traffic(
      Optional<Duration> duration,
      Map<String, String> targetOf,
      Screen screen,
      InstantSource clock) {
    this.duration = duration;
    this.targetOf = targetOf;
    this.screen = screen;
    this.clock = clock;
  }

  /** Starts traffic, lets it end, ends the tasks and waits until all of it is signed for. */
  Outcome run(
      ProviderProcess provider,
      AuthorityProcess collecting,
      UpperTester tester,
      CaseOfficer officer) {
    Watch watch = new Watch(provider, collecting, tester, clock.instant());
    while (!allBegun(collecting.status()) && watch.movesOn()) {
      watch.await();
    }
    screen.say("The authority has every task's test record; traffic starts");
    tester.startTraffic();
    watch.restart();
    GetProgressResponse progress = untilTrafficIsOver(watch, tester);
    screen.done();
    screen.say("Traffic is over; the tasks are cancelled");
    targetOf.keySet().forEach(officer::cancel);
    while (!allEnded(collecting.status()) && watch.movesOn()) {
      watch.look();
    }
    return new Outcome(progress.getTrafficEvents(), progress.getTrafficFinished());
  }

  /** Returns when traffic has ended, or was ended, and interception has read all of it. */
  private GetProgressResponse untilTrafficIsOver(Watch watch, UpperTester tester) {
    GetProgressResponse progress = watch.look();
    while (!progress.getTrafficFinished() && !timeIsUp(watch)) {
      progress = watch.look();
    }
    if (!progress.getTrafficFinished()) {
      tester.stopTraffic();
      progress = watch.look();
    }
    while (progress.getInterceptionOffset() < progress.getJournalNextOffset()) {
      progress = watch.look();
    }
    return progress;
  }

  private boolean allBegun(CollectionStatus status) {
    return targetOf.keySet().stream().allMatch(status::hasBegun);
  }

  private boolean timeIsUp(Watch watch) {
    return duration.isPresent() && watch.elapsed().compareTo(duration.get()) >= 0;
  }

  private boolean allEnded(CollectionStatus status) {
    return targetOf.keySet().stream().allMatch(liid -> status.task(liid).delivery().isOver());
  }

  /** Looks at both sides every now and then. */
  private final class Watch {

    private final ProviderProcess provider;
    private final AuthorityProcess collecting;
    private final UpperTester tester;
    private Instant start;
    private Map<String, CollectionStatus.Task> lastTasks = Map.of();
    private Instant lastChange;

    Watch(
        ProviderProcess provider, AuthorityProcess collecting, UpperTester tester, Instant start) {
      this.provider = provider;
      this.collecting = collecting;
      this.tester = tester;
      this.start = start;
      this.lastChange = start;
    }

    Duration elapsed() {
      return Duration.between(start, clock.instant());
    }

    /** Time begins now. */
    void restart() {
      start = clock.instant();
      lastChange = start;
    }

    /** Waits a moment. */
    void await() {
      if (provider.child().awaitEnd(BETWEEN_LOOKS)) {
        throw LabException.ended(provider.child());
      }
      collecting.requireAlive();
      remember(collecting.status());
    }

    /** Waits a moment, then shows how far both sides are. */
    GetProgressResponse look() {
      await();
      GetProgressResponse progress = tester.progress();
      CollectionStatus status = collecting.status();
      screen.show(
          new Progress(
              elapsed(),
              progress.getTrafficEvents(),
              Math.max(0, progress.getJournalNextOffset() - progress.getInterceptionOffset()),
              lines(status)));
      return progress;
    }

    /** Whether anything was stored or signed for lately. */
    boolean movesOn() {
      return Duration.between(lastChange, clock.instant()).compareTo(WITHOUT_PROGRESS) < 0;
    }

    private void remember(CollectionStatus status) {
      if (!status.tasks().equals(lastTasks)) {
        lastTasks = status.tasks();
        lastChange = clock.instant();
      }
    }
  }

  private List<Progress.Line> lines(CollectionStatus status) {
    List<Progress.Line> lines = new ArrayList<>();
    targetOf.forEach(
        (liid, target) -> {
          CollectionStatus.Task task = status.task(liid);
          lines.add(
              new Progress.Line(
                  target, liid, word(task.delivery()), task.records(), task.proved()));
        });
    return lines;
  }

  private static String word(CollectionStatus.Delivery delivery) {
    return switch (delivery) {
      case RUNNING -> "active";
      case ENDED -> "ended";
      case CONFIRMED -> "signed for";
      case STOPPED -> "STOPPED";
    };
  }
}
