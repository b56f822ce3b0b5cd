package org.frontdoor.benchmarks.scale;

import java.nio.file.Path;
import java.time.Duration;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.uppertester.v1.GetProgressResponse;

/** Measures what events cost a provider, a stretch of its trace at a time. */
final class Meter implements AutoCloseable {

  private static final Duration REST = Duration.ofSeconds(2);

  /** Of one processor; looking around and answering for its progress take so much. */
  private static final double REST_SHARE = 0.1;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final double MICROS_A_SECOND = 1e6;

  private final ProviderProcess provider;
  private final UpperTester tester;
  private final OsProcess process;

  private Meter(ProviderProcess provider, UpperTester tester) {
    this.provider = provider;
    this.tester = tester;
    this.process = new OsProcess(provider.child().pid());
  }

  /**
   * What an event cost.
   *
   * @param cpuMicros processor time of the provider, in microseconds
   * @param wallMicros time that passed, in microseconds
   */
  record Cost(double cpuMicros, double wallMicros) {}

  /** Starts the provider of a scene with a trace. */
  static Meter start(Scene scene, Path trace, Bench bench) {
    ProviderProcess provider = scene.start(trace, ProviderProcess.Ports.FREE, bench);
    return new Meter(provider, scene.tester(provider, bench));
  }

  OsProcess process() {
    return process;
  }

  /** Waits until the provider has done what it does by itself after a start. */
  void awaitRest() throws BenchException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    double before = process.cpuSeconds();
    double taken = Double.MAX_VALUE;
    while (taken > REST_SHARE * REST.toSeconds()) {
      if (provider.child().awaitEnd(REST)) {
        throw LabException.ended(provider.child());
      }
      if (System.nanoTime() > end) {
        throw new LabException("The provider does not come to rest after its start");
      }
      double now = process.cpuSeconds();
      taken = now - before;
      before = now;
    }
  }

  /**
   * Lets the trace run until so many of its messages have been journaled since the provider was
   * started, and waits until interception has passed them all.
   */
  Cost runTo(long messages) throws BenchException {
    GetProgressResponse before = tester.progress();
    double cpu = process.cpuSeconds();
    long begin = System.nanoTime();
    tester.startTraffic();
    await(progress -> progress.getTrafficFinished() || progress.getTrafficEvents() >= messages);
    tester.stopTraffic();
    await(progress -> progress.getInterceptionOffset() >= progress.getJournalNextOffset());
    double seconds = (System.nanoTime() - begin) / 1e9;
    double taken = process.cpuSeconds() - cpu;
    long events = tester.progress().getJournalNextOffset() - before.getJournalNextOffset();
    if (events == 0) {
      throw new BenchException("The trace is over before its time", "Report this as a fault.");
    }
    return new Cost(taken * MICROS_A_SECOND / events, seconds * MICROS_A_SECOND / events);
  }

  private interface State {
    boolean reached(GetProgressResponse progress);
  }

  private void await(State state) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!state.reached(tester.progress())) {
      if (provider.child().awaitEnd(BETWEEN_LOOKS)) {
        throw LabException.ended(provider.child());
      }
      if (System.nanoTime() > end) {
        throw new LabException("The provider came no further with its trace");
      }
    }
  }

  @Override
  public void close() {
    tester.close();
    Scene.stop(provider);
  }
}
