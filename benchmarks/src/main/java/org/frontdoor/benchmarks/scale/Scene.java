package org.frontdoor.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;
import org.frontdoor.testbed.pki.LabPlan;
import org.frontdoor.testbed.pki.LabWriter;

/**
 * A laboratory whose provider has accounts and tasks.
 *
 * @param lab its folder
 * @param accounts the provider's accounts
 * @param tasks its tasks, all active; those of the same authority follow each other
 * @param seedSeconds how long it took to make accounts and tasks
 */
record Scene(LabFolder lab, Population accounts, List<SeededTask> tasks, double seedSeconds) {

  private static final String MOST_HEAP = "-Xmx512m";
  private static final Duration STOP = Duration.ofSeconds(60);

  /**
   * How large it is.
   *
   * @param authorities how many authorities share the tasks
   */
  record Size(int accounts, int tasks, int authorities) {}

  /** Makes a laboratory in an empty folder. */
  static Scene make(String name, Size size, Bench bench) throws IOException, InterruptedException {
    LabFolder lab = new LabFolder(bench.folder().resolve(name));
    List<String> ids = new ArrayList<>();
    for (int i = 1; i <= size.authorities(); i++) {
      ids.add("AUTH" + (1000 + i));
    }
    new LabWriter(
            new LabPlan("XX", "PROVIDER1", ids), bench.world().clock(), bench.world().random())
        .write(lab.root());
    Population accounts = new Population(size.accounts());
    long begin = System.nanoTime();
    List<SeededTask> tasks =
        new Seeder(lab, bench.world(), line -> bench.progress().say(name + ": " + line))
            .seed(accounts, shares(accounts.spread(size.tasks()), ids), log(lab));
    return new Scene(lab, accounts, tasks, (System.nanoTime() - begin) / 1e9);
  }

  private static Map<String, List<String>> shares(List<String> targets, List<String> ids) {
    Map<String, List<String>> shares = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      int from = (int) ((long) targets.size() * i / ids.size());
      int before = (int) ((long) targets.size() * (i + 1) / ids.size());
      shares.put(ids.get(i), targets.subList(from, before));
    }
    return shares;
  }

  /** The accounts that tasks are about. */
  List<String> targets() {
    return tasks.stream().map(SeededTask::account).toList();
  }

  /** How many tasks an authority has. */
  long tasksOf(String authority) {
    return tasks.stream().filter(task -> task.authority().equals(authority)).count();
  }

  /** Starts the provider, in a heap of 512 MiB, with a trace as its traffic; it serves then. */
  ProviderProcess start(Path trace, ProviderProcess.Ports ports, Bench bench) {
    List<String> options = List.of("--upper-tester", "--trace", trace.toString(), "--speed", "max");
    ProviderProcess provider =
        ProviderProcess.start(
            new ProviderProcess.Plan(
                lab.providerConfig(), options, ports, Map.of(), List.of(MOST_HEAP), log(lab)));
    bench.children().add(provider.child());
    return provider;
  }

  /** Stops the provider in good order. */
  static void stop(ProviderProcess provider) {
    provider.child().stop(STOP);
  }

  /** An authority of the laboratory. */
  LabAuthority authority(String id, ProviderProcess provider, Bench bench) {
    Path further = lab.furtherAuthority(id);
    return LabAuthority.at(
        Files.isDirectory(further) ? further : lab.authority(),
        provider.ports().li(),
        bench.world());
  }

  /** The tester of the laboratory, at the provider. */
  UpperTester tester(ProviderProcess provider, Bench bench) {
    return authority(tasks.getFirst().authority(), provider, bench)
        .tester(lab, provider.ports().upperTester());
  }

  private static Path log(LabFolder lab) {
    return lab.root().resolve("provider.log");
  }
}
