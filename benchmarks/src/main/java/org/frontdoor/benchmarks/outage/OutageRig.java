package org.frontdoor.benchmarks.outage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.endtoend.Collectors;
import org.frontdoor.benchmarks.endtoend.LoadTrace;
import org.frontdoor.benchmarks.scale.Seeder;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.uppertester.v1.GetProgressResponse;

/**
 * A provider and two authorities with a process each: a busy one, which has a task against every
 * account of a trace and whose process comes and goes, and a quiet one, which has one task against
 * the account of {@link SteadyTraffic}.
 */
final class OutageRig implements AutoCloseable {

  private static final String BUSY = "AUTH1001";
  private static final String QUIET = "AUTH1002";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final double NANOS = 1e9;
  private static final double MICROS = 1e6;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Bench bench;
  private final LabFolder lab;
  private final ProviderProcess provider;
  private final UpperTester tester;
  private final LabAuthority busyAuthority;
  private final Collectors quiet;
  private final int targets;
  private Collectors busy;
  private long storedBefore;
  private long handled;

  private OutageRig(Bench bench, LabFolder lab, ProviderProcess provider, int targets) {
    this.bench = bench;
    this.lab = lab;
    this.provider = provider;
    this.targets = targets;
    int port = provider.ports().li();
    this.busyAuthority = LabAuthority.at(lab.authority(), port, bench.world());
    this.tester = busyAuthority.tester(lab, provider.ports().upperTester());
    this.busy = collect(busyAuthority);
    this.quiet = collect(LabAuthority.at(lab.furtherAuthority(QUIET), port, bench.world()));
  }

  /** Makes a laboratory, starts everybody, and has a task ordered for each target. */
  static OutageRig start(Bench bench, LoadTrace load) throws IOException, InterruptedException {
    LabFolder lab = new LabFolder(bench.folder().resolve("lab"));
    new LabWriter(
            new LabPlan("XX", "PROVIDER1", List.of(BUSY, QUIET)),
            bench.world().clock(),
            bench.world().random())
        .write(lab.root());
    Path trace = bench.folder().resolve("trace.txt");
    load.write(trace);
    bench.progress().say("the provider starts and makes its accounts");
    ProviderProcess provider =
        ProviderProcess.start(
            ProviderProcess.Plan.of(
                lab.providerConfig(),
                List.of("--upper-tester", "--trace", trace.toString(), "--speed", "max"),
                bench.folder().resolve("provider.log")));
    bench.children().add(provider.child());
    try (UpperTester tester =
        LabAuthority.at(lab.authority(), provider.ports().li(), bench.world())
            .tester(lab, provider.ports().upperTester())) {
      tester.createAccounts(List.of(SteadyTraffic.SENDER, SteadyTraffic.RECIPIENT));
    }
    List<String> accounts =
        IntStream.range(0, load.targets()).mapToObj(LoadTrace::account).toList();
    new Seeder(lab, bench.world(), bench.progress()::say)
        .order(provider, Map.of(BUSY, accounts, QUIET, List.of(SteadyTraffic.SENDER)));
    OutageRig rig = new OutageRig(bench, lab, provider, load.targets());
    rig.quiet.awaitConnected();
    rig.quiet.awaitRecords(1, PATIENCE);
    rig.busy.awaitConnected();
    rig.awaitStored();
    return rig;
  }

  /** The process of the quiet authority. */
  Collectors quiet() {
    return quiet;
  }

  /** The process of the busy authority, or the last that it had. */
  Collectors busy() {
    return busy;
  }

  /** The process of the provider. */
  ProviderProcess provider() {
    return provider;
  }

  /** Where the provider keeps its data. */
  Path data() {
    return lab.providerConfig().resolveSibling("data");
  }

  /** The provider's upper tester. */
  UpperTester tester() {
    return tester;
  }

  /** Lets traffic run until so many messages more are in the journal, and waits no longer. */
  void send(long messages) {
    long from = tester.progress().getTrafficEvents();
    tester.startTraffic();
    GetProgressResponse progress = tester.progress();
    while (progress.getTrafficEvents() - from < messages && !progress.getTrafficFinished()) {
      pause();
      progress = tester.progress();
    }
    tester.stopTraffic();
    handled += tester.progress().getTrafficEvents() - from;
  }

  /** Waits until everything sent so far is in the spool, at least. */
  void awaitSpooled() {
    long end = tester.progress().getJournalNextOffset();
    while (tester.progress().getInterceptionOffset() < end) {
      pause();
    }
  }

  /** Waits until the busy authority has stored everything sent so far. */
  void awaitStored() {
    busy.awaitRecords(missing(), PATIENCE);
  }

  /** Ends the busy authority's process. */
  void lose() {
    awaitStored();
    busy.close();
    storedBefore += busy.status().records();
  }

  /** Starts the busy authority's process again; returns when its first record is stored. */
  void comeBack() {
    busy = collect(busyAuthority);
    busy.awaitRecords(1, PATIENCE);
  }

  /**
   * Records of the busy authority that are missing; negative if there are too many.
   *
   * <p>There is one for each message, and a test record for each task.
   */
  long unbalanced() {
    return missing() - busy.status().records();
  }

  /**
   * Processor time of two processes, in seconds.
   *
   * @param provider of the provider since it started
   * @param busy of the busy authority's process since it started
   */
  record Cpu(double provider, double busy) {

    /** What was spent since then, for each of so many records, in microseconds. */
    Cpu since(Cpu before, long records) {
      return new Cpu(
          (provider - before.provider) * MICROS / records, (busy - before.busy) * MICROS / records);
    }
  }

  /** Processor time spent so far. */
  Cpu cpu() {
    return new Cpu(seconds(provider.child().pid()), seconds(busy.child().pid()));
  }

  /** Bytes in the spool. */
  long spoolBytes() {
    return tester.progress().getSpoolBytes();
  }

  /** Messages of the trace in the journal so far. */
  long handled() {
    return handled;
  }

  @Override
  public void close() {
    busy.close();
    quiet.close();
    tester.close();
    provider.child().stop(Duration.ofSeconds(20));
  }

  private static double seconds(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(duration -> duration.toNanos() / NANOS)
        .orElse(0.0);
  }

  private long missing() {
    return targets + handled - storedBefore;
  }

  private Collectors collect(LabAuthority authority) {
    Collectors collectors =
        Collectors.start(
            List.of(authority.configFile()), bench.folder().resolve("authorities.log"));
    bench.children().add(collectors.child());
    return collectors;
  }

  private void pause() {
    if (provider.child().awaitEnd(BETWEEN_LOOKS)) {
      throw LabException.ended(provider.child());
    }
  }
}
