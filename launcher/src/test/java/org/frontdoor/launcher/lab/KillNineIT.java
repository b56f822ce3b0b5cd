package org.frontdoor.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.StatusRuntimeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.frontdoor.launcher.trace.TraceFile;
import org.frontdoor.launcher.trace.TraceSummary;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.uppertester.v1.GetProgressResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both sides are killed again and again while a trace is replayed; what the authority has at the
 * end is compared with the trace itself.
 */
@Tag("slow")
class KillNineIT {

  private static final Path COLLEGE_MSG = Path.of("..", "..", "shared", "data", "CollegeMsg.txt");
  private static final long SEED = Long.getLong("frontdoor.seed", 20261122L);
  private static final int TARGETS = 3;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temp;

  @Test
  void generatedTrace_manyKillsOfBothSides_everyLineIsDeliveredOnce(TestReporter reporter)
      throws Exception {
    Path trace = GeneratedTrace.write(temp.resolve("trace.txt"), 200_000, 500, SEED);

    replayWithKills(trace, "200000", 12, reporter);
  }

  @Test
  void collegeMsg_killsOfBothSides_everyLineIsDeliveredOnce(TestReporter reporter)
      throws Exception {
    assumeTrue(
        Files.exists(COLLEGE_MSG), "the CollegeMsg trace is not at " + COLLEGE_MSG.normalize());

    replayWithKills(COLLEGE_MSG.toAbsolutePath().normalize(), "2000000", 4, reporter);
  }

  private void replayWithKills(Path trace, String speed, int kills, TestReporter reporter)
      throws Exception {
    reporter.publishEntry("seed (set with -Dfrontdoor.seed)", Long.toString(SEED));
    TraceSummary summary = TraceFile.summarise(trace);
    List<String> targets = summary.busiest(TARGETS);
    try (LabEndpoint lab = LabEndpoint.in(temp.resolve("lab")).with(1)) {
      lab.startProvider(
          Map.of("FRONTDOOR_PROVIDER_DELIVERY_CHECKPOINTINTERVAL", "PT0.2S"),
          "--trace",
          trace.toString(),
          "--speed",
          speed);
      Seat seat = lab.seat(1);
      List<String> liids = new ArrayList<>();
      try (CaseOfficer officer = seat.officer()) {
        for (String target : targets) {
          liids.add(officer.order("KILL-" + target, target));
        }
      }
      seat.collect();
      liids.forEach(seat::awaitBegun);

      int done = new Killer(lab, seat, summary.messages(), reporter).replay(kills);

      try (CaseOfficer officer = seat.officer()) {
        liids.forEach(officer::cancel);
      }
      seat.awaitConfirmed(liids);
      assertThat(done).as("kills").isEqualTo(kills);
      TraceChecks.assertComplete(seat.judge(), liids);
      for (int i = 0; i < targets.size(); i++) {
        TraceChecks.assertExactly(
            seat.product(liids.get(i)), TraceChecks.linesOf(trace, targets.get(i)));
      }
    }
  }

  /** Kills one side or the other whenever the journal has grown to the next chosen length. */
  private static final class Killer {

    private final LabEndpoint lab;
    private final Seat seat;
    private final long messages;
    private final TestReporter reporter;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private UpperTester tester;

    Killer(LabEndpoint lab, Seat seat, long messages, TestReporter reporter) {
      this.lab = lab;
      this.seat = seat;
      this.messages = messages;
      this.reporter = reporter;
      this.tester = lab.tester();
    }

    /** Replays the whole trace; returns how often a side was killed meanwhile. */
    int replay(int kills) {
      tester.startTraffic();
      int done = 0;
      for (int i = 0; i < kills; i++) {
        long at = messages * (2L * i + 1 + random.nextInt(2)) / (2L * kills + 1);
        await("the journal reaches its next length")
            .atMost(LabEndpoint.PATIENCE)
            .pollInterval(Duration.ofMillis(5))
            .until(() -> progress().getJournalNextOffset() >= at);
        kill(i % 2 == 0 ? random.nextBoolean() : i % 4 == 1);
        done++;
      }
      await("traffic and interception come to their end")
          .atMost(LabEndpoint.PATIENCE)
          .until(() -> isOver(progress()));
      assertThat(progress().getJournalNextOffset()).as("events in the journal").isEqualTo(messages);
      return done;
    }

    private void kill(boolean provider) {
      GetProgressResponse before = progress();
      reporter.publishEntry(
          "killed",
          (provider ? "provider" : "authority")
              + " at "
              + before.getJournalNextOffset()
              + " journaled, "
              + before.getInterceptionOffset()
              + " intercepted");
      if (provider) {
        lab.killProvider();
        lab.restartProvider();
        tester = lab.tester();
        tester.startTraffic();
      } else {
        seat.kill();
        seat.collectAgain();
      }
    }

    private GetProgressResponse progress() {
      try {
        return tester.progress();
      } catch (StatusRuntimeException e) {
        throw new AssertionError("the provider is gone, and nobody killed it: " + lab.logs(), e);
      }
    }

    private boolean isOver(GetProgressResponse progress) {
      return progress.getTrafficFinished()
          && progress.getInterceptionOffset() == progress.getJournalNextOffset();
    }
  }
}
