package org.frontdoor.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.frontdoor.launcher.trace.TraceFile;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.uppertester.v1.GetProgressResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of delivery when the wire between both sides fails. */
@Tag("slow")
class ConnectionIT {

  /** So short that a dead wire is noticed while the test waits; never that a slow machine is. */
  private static final Map<String, String> SHORT_TIMERS =
      Map.of(
          "FRONTDOOR_PROVIDER_DELIVERY_KEEPALIVEIDLE", "PT1S",
          "FRONTDOOR_PROVIDER_DELIVERY_KEEPALIVETIMEOUT", "PT2S",
          "FRONTDOOR_PROVIDER_DELIVERY_CHECKPOINTINTERVAL", "PT0.2S");

  private static final long SEED = 7;
  private static final int LINES = 60_000;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path temp;

  private Path trace = Path.of("");
  private String target = "";

  @BeforeEach
  void makeTrace() throws IOException {
    trace = GeneratedTrace.write(temp.resolve("trace.txt"), LINES, 300, SEED);
    target = TraceFile.summarise(trace).busiest(1).getFirst();
  }

  private LabEndpoint lab(int authorities, Map<String, String> settings, String speed) {
    LabEndpoint lab = LabEndpoint.in(temp.resolve("lab")).with(authorities);
    lab.startProvider(settings, "--trace", trace.toString(), "--speed", speed);
    return lab;
  }

  @Test
  void connection_cutAgainAndAgain_everythingIsDeliveredOnce() throws Exception {
    try (LabEndpoint lab = lab(1, SHORT_TIMERS, "150000");
        FaultyWire wire = new FaultyWire(lab.provider().ports().li())) {
      Seat seat = lab.seat(1);
      String liid = begin(seat, wire.port());
      UpperTester tester = lab.tester();
      tester.startTraffic();
      for (int cut = 1; cut <= 5; cut++) {
        awaitJournal(tester, LINES * cut / 6);
        wire.cut();
      }
      finish(seat, tester, liid);

      assertThat(wire.connections()).as("connections").isGreaterThan(5);
    }
  }

  @Test
  void connection_halfOpen_isGivenUpByBothSidesAndMadeAnew() throws Exception {
    try (LabEndpoint lab = lab(1, SHORT_TIMERS, "max");
        FaultyWire wire = new FaultyWire(lab.provider().ports().li())) {
      Seat seat = lab.seat(1);
      String liid = begin(seat, wire.port());
      long before = wire.connections();
      wire.swallow();
      UpperTester tester = lab.tester();
      tester.startTraffic();

      await("a new connection, which nobody but the keepalives asks for")
          .atMost(LabEndpoint.PATIENCE)
          .until(() -> wire.connections() > before);
      finish(seat, tester, liid);
    }
  }

  @Test
  void connection_stuckForLongerThanAKeepalive_losesNothing() throws Exception {
    try (LabEndpoint lab = lab(1, SHORT_TIMERS, "max");
        FaultyWire wire = new FaultyWire(lab.provider().ports().li())) {
      Seat seat = lab.seat(1);
      String liid = begin(seat, wire.port());
      long before = wire.connections();
      wire.stick();
      UpperTester tester = lab.tester();
      tester.startTraffic();

      await("the stuck connection is given up")
          .atMost(LabEndpoint.PATIENCE)
          .until(() -> wire.connections() > before);
      wire.flow();
      finish(seat, tester, liid);
    }
  }

  @Test
  void slowAuthority_disturbsNeitherMessengerNorAnotherAuthority() throws Exception {
    try (LabEndpoint lab = lab(2, Map.of(), "max");
        FaultyWire wire = new FaultyWire(lab.provider().ports().li())) {
      Seat slow = lab.seat(1);
      Seat other = lab.seat(2);
      String slowTask = begin(slow, wire.port());
      String otherTask = begin(other, lab.provider().ports().li());
      wire.stick();
      UpperTester tester = lab.tester();
      tester.startTraffic();

      awaitSettled(tester);
      int lines = TraceChecks.linesOf(trace, target).size();
      await("the other authority has everything")
          .atMost(LabEndpoint.PATIENCE)
          .until(() -> other.task(otherTask).records() == lines);
      assertThat(slow.task(slowTask).records()).as("records of the slow one").isLessThan(lines);

      wire.flow();
      try (CaseOfficer officer = other.officer()) {
        officer.cancel(otherTask);
      }
      other.awaitConfirmed(List.of(otherTask));
      finish(slow, tester, slowTask);
      TraceChecks.assertExactly(other.product(otherTask), TraceChecks.linesOf(trace, target));
    }
  }

  /** Connects a collector, orders, and waits until the task's test record is there. */
  private String begin(Seat seat, int port) {
    seat.collectAt(port).awaitConnected();
    try (CaseOfficer officer = seat.officer()) {
      String liid = officer.order("WIRE-1", target);
      seat.awaitBegun(liid);
      return liid;
    }
  }

  /** Lets traffic end, cancels, and compares what was delivered with the trace. */
  private void finish(Seat seat, UpperTester tester, String liid) throws Exception {
    awaitSettled(tester);
    try (CaseOfficer officer = seat.officer()) {
      officer.cancel(liid);
    }
    seat.awaitConfirmed(List.of(liid));
    TraceChecks.assertComplete(seat.judge(), List.of(liid));
    TraceChecks.assertExactly(seat.product(liid), TraceChecks.linesOf(trace, target));
  }

  private static void awaitJournal(UpperTester tester, long events) {
    await("the journal holds " + events + " events")
        .atMost(LabEndpoint.PATIENCE)
        .until(() -> tester.progress().getJournalNextOffset() >= events);
  }

  private static void awaitSettled(UpperTester tester) {
    await("traffic and interception come to their end")
        .atMost(LabEndpoint.PATIENCE)
        .until(() -> isSettled(tester.progress()));
  }

  private static boolean isSettled(GetProgressResponse progress) {
    return progress.getTrafficFinished()
        && progress.getInterceptionOffset() == progress.getJournalNextOffset();
  }
}
