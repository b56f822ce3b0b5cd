package org.frontdoor.benchmarks.hi1;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.HdrHistogram.Histogram;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.Chart.PercentileLine;
import org.frontdoor.benchmarks.Figure;
import org.frontdoor.benchmarks.Goal;
import org.frontdoor.benchmarks.Row;
import org.frontdoor.benchmarks.RowResult;
import org.frontdoor.benchmarks.micro.Cost;
import org.frontdoor.benchmarks.micro.MicroRun;
import org.frontdoor.benchmarks.micro.Step;
import org.frontdoor.benchmarks.yardstick.Latencies;

/** Warrants until their tasks are active, and HI-1 messages at saturation. */
public final class WarrantsRow implements Row {

  private static final int PER_SECOND = 50;
  private static final double GOAL_MILLIS = 50;
  private static final double MICROS_A_MILLI = 1_000.0;
  private static final double NANOS_A_MILLI = 1_000_000.0;

  /** Creates the row. */
  public WarrantsRow() {}

  @Override
  public String name() {
    return "warrants";
  }

  @Override
  public String title() {
    return "A warrant until its task is active, at 50 warrants/s";
  }

  @Override
  public String method() {
    return "An authority submits warrants that a judge has signed before, each in one signed message"
        + " with an authorisation and a task, at a steady 50/s whether or not answers come. The time"
        + " runs from the moment at which a submission was due to the notification that says that its"
        + " task is active. Then eight authorities ask for the provider's configuration, each in"
        + " signed messages of which four are always under way. The provider is a process of its"
        + " own. The authorities have signed all messages beforehand and verify no answers: that"
        + " would be work of theirs on the same processors. Shares are what a check costs by itself"
        + " (row micro), as a part of the processor time that the provider spends on a message.";
  }

  @Override
  public RowResult run(Bench bench) throws BenchException, InterruptedException {
    List<Cost> costs = new MicroRun(bench.quick(), bench.progress()).measure(Step.signatures());
    try (Hi1Laboratory laboratory = Hi1Laboratory.open(bench)) {
      Times times = bench.quick() ? Times.QUICK : Times.USUAL;
      Submitted submitted = laboratory.submit(PER_SECOND, times.warmup, times.submitting);
      Exchanged exchanged = laboratory.saturate(times.saturating);
      return result(submitted, exchanged, Shares.of(costs));
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new BenchException(
          "Warrants could not be submitted: " + e.getMessage(),
          "Run it again with --keep and read the provider's log.",
          e);
    }
  }

  private record Times(Duration warmup, Duration submitting, Duration saturating) {

    static final Times USUAL =
        new Times(Duration.ofSeconds(30), Duration.ofSeconds(20), Duration.ofSeconds(8));
    static final Times QUICK =
        new Times(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(3));
  }

  /**
   * What came of submitting.
   *
   * @param cpuMicros processor time of the provider for each submission
   */
  record Submitted(SubmissionRun.Result latencies, double cpuMicros) {}

  /**
   * What came of asking at saturation.
   *
   * @param cpuMicros processor time of the provider for each message
   */
  record Exchanged(double perSecond, double cpuMicros) {}

  private static RowResult result(Submitted submitted, Exchanged exchanged, Shares shares) {
    Latencies active = submitted.latencies.active();
    Latencies answered = submitted.latencies.answered();
    List<Figure> figures = new ArrayList<>();
    figures.add(millis("submission to active task, p99", active.micros(99)));
    figures.add(millis("submission to active task, p50", active.micros(50)));
    figures.add(millis("submission to active task, p99.9", active.micros(99.9)));
    figures.add(millis("submission to active task, longest", active.maxMicros()));
    figures.add(millis("submission to signed answer, p50", answered.micros(50)));
    figures.add(millis("submission to signed answer, p99", answered.micros(99)));
    figures.add(Figure.of("submissions refused", "", submitted.latencies.refused()));
    figures.add(millis("processor time for a submission", submitted.cpuMicros));
    figures.addAll(shares.ofSubmission(submitted.cpuMicros));
    figures.add(Figure.of("messages verified at saturation", "messages/s", exchanged.perSecond));
    figures.add(millis("processor time for a message", exchanged.cpuMicros));
    figures.addAll(shares.ofMessage(exchanged.cpuMicros));
    return new RowResult(
        figures,
        List.of(
            Goal.atMost(
                "submission to active task, p99",
                "ms",
                active.micros(99) / MICROS_A_MILLI,
                GOAL_MILLIS)),
        List.of(chart(active, answered)),
        List.of());
  }

  private static Chart chart(Latencies active, Latencies answered) {
    return new Chart.Percentiles(
        "warrants",
        "A warrant at 50 warrants/s",
        "ms",
        List.of(line("task active", active), line("signed answer", answered)));
  }

  private static PercentileLine line(String label, Latencies latencies) {
    Histogram nanos = latencies.histogram();
    return PercentileLine.of(
        label,
        nanos.getTotalCount(),
        percentile -> nanos.getValueAtPercentile(percentile) / NANOS_A_MILLI);
  }

  private static Figure millis(String name, double micros) {
    return Figure.of(name, "ms", micros / MICROS_A_MILLI);
  }
}
