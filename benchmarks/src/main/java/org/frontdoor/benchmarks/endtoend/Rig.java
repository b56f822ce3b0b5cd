package org.frontdoor.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.Chart;
import org.frontdoor.benchmarks.scale.Seeder;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;
import org.frontdoor.uppertester.v1.GetProgressResponse;

/** A provider, in the configuration that it has for everybody, its traffic and its authorities. */
public final class Rig implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  /** A process that was late says things twice at once. */
  private static final double SHORTEST_SAMPLE_SECONDS = 0.05;

  private final InstantSource clock;
  private final ProviderProcess provider;
  private final Collectors collectors;
  private final UpperTester tester;

  private Rig(
      InstantSource clock, ProviderProcess provider, Collectors collectors, UpperTester tester) {
    this.clock = clock;
    this.provider = provider;
    this.collectors = collectors;
    this.tester = tester;
  }

  /**
   * What a rig is made of.
   *
   * @param trace its traffic
   * @param speed how fast, as {@code provider start --speed} takes it
   * @param authorities how many authorities
   */
  public record Plan(LoadTrace trace, String speed, int authorities) {

    private List<String> ids() {
      return IntStream.range(0, authorities).mapToObj(i -> "AUTH" + (1001 + i)).toList();
    }

    /** Targets are dealt out to the authorities in turn. */
    private Map<String, List<String>> targets() {
      List<String> ids = ids();
      Map<String, List<String>> targets = new LinkedHashMap<>();
      for (int target = 0; target < trace.targets(); target++) {
        targets
            .computeIfAbsent(ids.get(target % authorities), id -> new ArrayList<>())
            .add(LoadTrace.account(target));
      }
      return targets;
    }
  }

  /** Makes a laboratory, starts everybody, and has a task ordered for each target. */
  public static Rig start(Plan plan, Path folder, Bench bench)
      throws IOException, InterruptedException {
    World world = bench.world();
    LabFolder lab = new LabFolder(folder.resolve("lab"));
    List<String> ids = plan.ids();
    new LabWriter(new LabPlan("XX", "PROVIDER1", ids), world.clock(), world.random())
        .write(lab.root());
    Path trace = folder.resolve("trace.txt");
    plan.trace().write(trace);
    bench.progress().say("the provider starts and makes its accounts");
    ProviderProcess provider =
        ProviderProcess.start(
            ProviderProcess.Plan.of(
                lab.providerConfig(),
                List.of("--upper-tester", "--trace", trace.toString(), "--speed", plan.speed()),
                folder.resolve("provider.log")));
    bench.children().add(provider.child());
    int tasks =
        new Seeder(lab, world, bench.progress()::say).order(provider, plan.targets()).size();
    List<LabAuthority> authorities = new ArrayList<>();
    for (String id : ids) {
      Path place = id.equals(ids.getFirst()) ? lab.authority() : lab.furtherAuthority(id);
      authorities.add(LabAuthority.at(place, provider.ports().li(), world));
    }
    Collectors collectors =
        Collectors.start(
            authorities.stream().map(LabAuthority::configFile).toList(),
            folder.resolve("authorities.log"));
    bench.children().add(collectors.child());
    bench.progress().say("the authorities collect the test records of their tasks");
    collectors.awaitConnected();
    collectors.awaitRecords(tasks, PATIENCE);
    UpperTester tester = authorities.getFirst().tester(lab, provider.ports().upperTester());
    return new Rig(world.clock(), provider, collectors, tester);
  }

  /** The authorities. */
  public Collectors collectors() {
    return collectors;
  }

  /** The provider. */
  public ProviderProcess provider() {
    return provider;
  }

  /**
   * Lets traffic run until so many messages more are in the journal, and waits until a record of
   * each is durable at the authorities.
   */
  public Burst burst(long messages) {
    long from = tester.progress().getTrafficEvents();
    long records = collectors.status().records();
    Cpu before = cpu();
    long startMillis = clock.millis();
    long start = System.nanoTime();
    tester.startTraffic();
    GetProgressResponse progress = tester.progress();
    while (progress.getTrafficEvents() - from < messages && !progress.getTrafficFinished()) {
      pause();
      progress = tester.progress();
    }
    tester.stopTraffic();
    long handled = tester.progress().getTrafficEvents() - from;
    long journaled = System.nanoTime();
    collectors.awaitRecords(records + handled, PATIENCE);
    long end = System.nanoTime();
    Cpu after = cpu();
    return new Burst(
        handled,
        (journaled - start) / NANOS,
        (end - start) / NANOS,
        timeline(startMillis),
        after.providerSeconds() - before.providerSeconds(),
        after.authoritySeconds() - before.authoritySeconds());
  }

  /**
   * What a burst came to.
   *
   * @param records how many records
   * @param journalSeconds until the last message was in the journal
   * @param seconds until the last record was durable at its authority
   * @param timeline records a second that became durable, over time from the first message
   * @param providerCpuSeconds processor time of the provider
   * @param authorityCpuSeconds processor time of the authorities
   */
  public record Burst(
      long records,
      double journalSeconds,
      double seconds,
      List<Chart.Point> timeline,
      double providerCpuSeconds,
      double authorityCpuSeconds) {

    /** Takes its own copy. */
    public Burst {
      timeline = List.copyOf(timeline);
    }

    /** Records a second, from the first message to the last durable record. */
    public double perSecond() {
      return records / seconds;
    }
  }

  /**
   * Insists that nothing was wrong at the authorities: that nothing came twice or is missing they
   * check themselves, record by record.
   *
   * @throws LabException if something was found
   */
  public void requireClean() {
    int findings = collectors.status().findings();
    if (findings > 0) {
      throw new LabException("The authorities found something to be wrong " + findings + " times");
    }
  }

  private List<Chart.Point> timeline(long startMillis) {
    List<Chart.Point> points = new ArrayList<>();
    CollectorsStatus before = CollectorsStatus.NONE;
    for (CollectorsStatus status : collectors.history()) {
      double seconds = (status.atMillis() - before.atMillis()) / MILLIS;
      if (seconds < SHORTEST_SAMPLE_SECONDS) {
        continue;
      }
      if (status.atMillis() > startMillis && before.atMillis() > 0) {
        points.add(
            new Chart.Point(
                (status.atMillis() - startMillis) / MILLIS,
                (status.records() - before.records()) / seconds));
      }
      before = status;
    }
    return points;
  }

  @Override
  public void close() {
    collectors.close();
    tester.close();
    provider.child().stop(Duration.ofSeconds(20));
  }

  private record Cpu(double providerSeconds, double authoritySeconds) {}

  private Cpu cpu() {
    return new Cpu(seconds(provider.child().pid()), seconds(collectors.child().pid()));
  }

  private static double seconds(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(duration -> duration.toNanos() / NANOS)
        .orElse(0.0);
  }

  private void pause() {
    if (provider.child().awaitEnd(Duration.ofMillis(50))) {
      throw LabException.ended(provider.child());
    }
  }
}
