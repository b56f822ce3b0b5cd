package org.frontdoor.benchmarks.scale;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.frontdoor.authority.client.Authority;
import org.frontdoor.authority.warrant.Judge;
import org.frontdoor.testbed.World;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.LabPeople;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.testbed.pki.LabFolder;

/**
 * Gives a provider its accounts and tasks the way that any provider gets them: accounts through its
 * messenger's directory, tasks through warrants that a judge has signed and authorities have
 * submitted over HI-1.
 */
public final class Seeder {

  private static final int ACCOUNTS_A_CALL = 50_000;
  private static final int HANDS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final LabFolder lab;
  private final World world;
  private final Consumer<String> progress;

  /**
   * A seeder for one laboratory.
   *
   * @param progress hears how far it is, about once a second
   */
  public Seeder(LabFolder lab, World world, Consumer<String> progress) {
    this.lab = lab;
    this.world = world;
    this.progress = progress;
  }

  /**
   * Starts the provider of the laboratory, gives it accounts and tasks, and stops it in good order.
   *
   * @param accounts the accounts
   * @param targets for each authority, the accounts that its tasks are about, a task each
   * @param log file for the provider's standard error
   * @return the tasks, all of them active
   */
  public List<SeededTask> seed(Population accounts, Map<String, List<String>> targets, Path log)
      throws InterruptedException {
    try (ProviderProcess provider =
        ProviderProcess.start(
            ProviderProcess.Plan.of(lab.providerConfig(), List.of("--upper-tester"), log))) {
      accounts(provider, accounts);
      List<SeededTask> tasks = order(provider, targets);
      provider.child().stop(PATIENCE);
      return tasks;
    }
  }

  /** Makes the accounts at a provider that runs with an upper tester. */
  public void accounts(ProviderProcess provider, Population accounts) {
    try (UpperTester tester = tester(provider.ports())) {
      for (int from = 0; from < accounts.size(); from += ACCOUNTS_A_CALL) {
        int before = Math.min(accounts.size(), from + ACCOUNTS_A_CALL);
        tester.createAccounts(Population.accounts(from, before));
        progress.accept(before + " of " + accounts.size() + " accounts made");
      }
    }
  }

  /**
   * Orders tasks at a provider that runs with an upper tester and knows no others, and waits until
   * all of them are active.
   *
   * @param targets for each authority, the accounts that its tasks are about, a task each
   * @throws LabException if a task is refused or does not become active
   */
  public List<SeededTask> order(ProviderProcess provider, Map<String, List<String>> targets)
      throws InterruptedException {
    Judge judge = LabPeople.judge(lab, world);
    List<Callable<List<SeededTask>>> work = new ArrayList<>();
    List<Authority> open = new ArrayList<>();
    try (UpperTester tester = tester(provider.ports())) {
      for (Map.Entry<String, List<String>> order : targets.entrySet()) {
        Path folder = folder(order.getKey());
        Authority authority =
            Authority.connect(LabAuthority.at(folder, provider.ports().li(), world).config());
        open.add(authority);
        work.addAll(
            new Warrants(order.getKey(), authority, judge, world.clock())
                .against(order.getValue()));
      }
      List<SeededTask> tasks = doAll(work);
      awaitActive(provider, tester, tasks.size());
      return tasks;
    } finally {
      open.forEach(Authority::close);
    }
  }

  private List<SeededTask> doAll(List<Callable<List<SeededTask>>> work)
      throws InterruptedException {
    List<SeededTask> tasks = new ArrayList<>();
    try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
      List<Future<List<SeededTask>>> orders = new ArrayList<>();
      work.forEach(order -> orders.add(hands.submit(order)));
      for (Future<List<SeededTask>> order : orders) {
        tasks.addAll(order.get());
        progress.accept(tasks.size() + " tasks ordered");
      }
      return tasks;
    } catch (ExecutionException e) {
      throw new LabException("Tasks could not be ordered: " + e.getCause());
    }
  }

  private void awaitActive(ProviderProcess provider, UpperTester tester, int tasks) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (int active = 0; active < tasks; active = tester.progress().getTasksActive()) {
      if (provider.child().awaitEnd(BETWEEN_LOOKS)) {
        throw LabException.ended(provider.child());
      }
      if (System.nanoTime() > end) {
        throw new LabException("Only " + active + " of " + tasks + " tasks became active");
      }
      progress.accept(active + " of " + tasks + " tasks active");
    }
  }

  private UpperTester tester(ProviderProcess.Ports ports) {
    return LabAuthority.at(lab.authority(), ports.li(), world).tester(lab, ports.upperTester());
  }

  private Path folder(String authority) {
    Path further = lab.furtherAuthority(authority);
    return Files.isDirectory(further) ? further : lab.authority();
  }
}
