package org.frontdoor.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.CaseOfficer;
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

  private final ProviderProcess provider;
  private final Collectors collectors;
  private final UpperTester tester;

  private Rig(ProviderProcess provider, Collectors collectors, UpperTester tester) {
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
  public record Plan(LoadTrace trace, String speed, int authorities) {}

  /** Makes a laboratory, starts everybody, and has a task ordered for each target. */
  public static Rig start(Plan plan, Path folder, World world) throws IOException {
    LabFolder lab = new LabFolder(folder.resolve("lab"));
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= plan.authorities(); i++) {
      ids.add("AUTH" + (1000 + i));
    }
    new LabWriter(new LabPlan("XX", "PROVIDER1", ids), world.clock(), world.random())
        .write(lab.root());
    Path trace = folder.resolve("trace.txt");
    plan.trace().write(trace);
    ProviderProcess provider =
        ProviderProcess.start(
            ProviderProcess.Plan.of(
                lab.providerConfig(),
                List.of("--upper-tester", "--trace", trace.toString(), "--speed", plan.speed()),
                folder.resolve("provider.log")));
    LabAuthority first = LabAuthority.at(lab.authority(), provider.ports().li(), world);
    Collectors collectors =
        Collectors.start(List.of(first.configFile()), folder.resolve("authorities.log"));
    Rig rig = new Rig(provider, collectors, first.tester(lab, provider.ports().upperTester()));
    collectors.awaitConnected();
    try (CaseOfficer officer = first.officer(lab)) {
      for (int target = 0; target < plan.trace().targets(); target++) {
        officer.order("BENCH-" + target, "MessengerAccount:" + LoadTrace.account(target));
      }
    }
    collectors.awaitRecords(plan.trace().targets(), PATIENCE);
    return rig;
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
        (journaled - start) / 1e9,
        (end - start) / 1e9,
        after.providerSeconds() - before.providerSeconds(),
        after.authoritySeconds() - before.authoritySeconds());
  }

  /**
   * What a burst came to.
   *
   * @param records how many records
   * @param journalSeconds until the last message was in the journal
   * @param seconds until the last record was durable at its authority
   * @param providerCpuSeconds processor time of the provider
   * @param authorityCpuSeconds processor time of the authorities
   */
  public record Burst(
      long records,
      double journalSeconds,
      double seconds,
      double providerCpuSeconds,
      double authorityCpuSeconds) {

    /** Records a second, from the first message to the last durable record. */
    public double perSecond() {
      return records / seconds;
    }
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
        .map(duration -> duration.toNanos() / 1e9)
        .orElse(0.0);
  }

  private void pause() {
    if (provider.child().awaitEnd(Duration.ofMillis(50))) {
      throw LabException.ended(provider.child());
    }
  }
}
