package org.frontdoor.conformance.cases.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Interception;
import org.frontdoor.conformance.script.ReceivedRecord;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.conformance.statement.TesterCall;

/** How fast events reach the authority (TS 102 232-1 clause 7.3.2). */
public final class LatencyCases {

  private static final int ROUNDS = 20;
  private static final int MESSAGES_A_ROUND = 50;

  private LatencyCases() {}

  /** The cases of this file. */
  public static List<TestCase> list() {
    return List.of(
        TestCase.of("HI2-TIM-01")
            .sends("a thousand messages of the target, fifty at a time")
            .expects("records of all, 99.9 % of them within the latency that the endpoint promises")
            .checkFirst("what an event waits for before it is delivered")
            .needs(Feature.HI2)
            .needs(TesterCall.ACCOUNTS, TesterCall.MESSAGES)
            .runs(LatencyCases::events_arriveInTime));
  }

  private static void events_arriveInTime(Examination exam) {
    Interception tap = Interception.begin(exam);
    String peer = tap.somebody();
    List<Duration> latencies = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      exam.tester().messages(tap.account(), peer, MESSAGES_A_ROUND);
      List<ReceivedRecord> records = tap.records(round * MESSAGES_A_ROUND);
      Instant arrived = exam.now();
      records.subList(latencies.size(), records.size()).stream()
          .map(one -> Instant.EPOCH.plus(one.record().getTimeMicros(), ChronoUnit.MICROS))
          .forEach(happened -> latencies.add(Duration.between(happened, arrived)));
      tap.delivery().acknowledge();
    }
    Collections.sort(latencies);
    String measured =
        String.format(
            Locale.ROOT,
            "50 %% within %s, 99 %% within %s, 99.9 %% within %s",
            millis(latencies, 500),
            millis(latencies, 990),
            millis(latencies, 999));
    exam.measured(measured);
    Optional<Duration> promised = exam.setting().statement().latency();
    promised.ifPresent(
        latency ->
            exam.expect(
                at(latencies, 999).compareTo(latency) <= 0,
                "99.9 % of the events arrive within the promised " + latency.toMillis() + " ms",
                measured));
    tap.end();
  }

  private static String millis(List<Duration> sorted, int perMille) {
    return Math.max(0, at(sorted, perMille).toMillis()) + " ms";
  }

  private static Duration at(List<Duration> sorted, int perMille) {
    return sorted.get(Math.ceilDiv(sorted.size() * perMille, 1000) - 1);
  }
}
