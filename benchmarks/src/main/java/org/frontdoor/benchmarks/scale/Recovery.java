package org.frontdoor.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.store.StoreException;
import org.frontdoor.benchmarks.Bench;
import org.frontdoor.benchmarks.endtoend.Collectors;
import org.frontdoor.benchmarks.scale.ScaleTrace.Section;
import org.frontdoor.testbed.lab.LabAuthority;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.ProviderProcess;
import org.frontdoor.testbed.lab.UpperTester;
import org.frontdoor.uppertester.v1.GetProgressResponse;

/**
 * Kills a provider with {@code kill -9} while its trace runs as fast as it can and every message
 * matches, starts it again, lets the trace come to its end, and settles what its authority has.
 *
 * @param servingSeconds from the start of the new process until it serves
 * @param deliveringSeconds from the start of the new process until the authority stores again
 * @param backlog events that were journaled but not intercepted when it was killed
 * @param settlement what the authority had at the end
 */
record Recovery(
    double servingSeconds, double deliveringSeconds, long backlog, Settlement settlement) {

  private static final int BUSY = 25;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
  private static final int MOST_QUIET_LOOKS = 1000;
  private static final double KILLED_AT = 0.4;

  /**
   * Does it.
   *
   * @param messages how many messages the trace has
   */
  static Recovery of(Scene scene, long messages, Bench bench) throws IOException, StoreException {
    String id = scene.tasks().getFirst().authority();
    List<SeededTask> busy =
        scene.tasks().stream().filter(task -> task.authority().equals(id)).limit(BUSY).toList();
    Path trace = bench.folder().resolve("recovery-trace.txt");
    Map<String, Long> sent =
        new ScaleTrace(
                scene.accounts(),
                scene.targets(),
                1,
                List.of(new Section(busy.stream().map(SeededTask::account).toList())),
                messages)
            .write(trace);
    ProviderProcess first = scene.start(trace, ProviderProcess.Ports.FREE, bench);
    LabAuthority authority = scene.authority(id, first, bench);
    try (Collectors collectors =
        Collectors.start(
            List.of(authority.configFile()), bench.folder().resolve("authorities.log"))) {
      bench.children().add(collectors.child());
      collectors.awaitConnected();
      Killed killed = kill(scene, first, collectors, messages, bench);
      return again(scene, trace, killed, collectors, bench)
          .settled(Settlement.of(scene.authority(id, first, bench), busy, sent));
    }
  }

  /** When it was killed: where it listened, and how many records the authority must come to. */
  private record Killed(ProviderProcess.Ports ports, long backlog, long records) {}

  private static Killed kill(
      Scene scene, ProviderProcess provider, Collectors collectors, long messages, Bench bench) {
    long tests = scene.tasksOf(scene.tasks().getFirst().authority());
    try (UpperTester tester = scene.tester(provider, bench)) {
      collectors.awaitRecords(tests, PATIENCE);
      tester.startTraffic();
      long until = tests + (long) (messages * KILLED_AT);
      GetProgressResponse progress = tester.progress();
      while (collectors.status().records() < until) {
        if (provider.child().awaitEnd(BETWEEN_LOOKS)) {
          throw LabException.ended(provider.child());
        }
        progress = tester.progress();
      }
      provider.child().kill();
      return new Killed(
          provider.ports(),
          progress.getJournalNextOffset() - progress.getInterceptionOffset(),
          tests + messages);
    }
  }

  private record Restarted(double servingSeconds, double deliveringSeconds, long backlog) {

    Recovery settled(Settlement settlement) {
      return new Recovery(servingSeconds, deliveringSeconds, backlog, settlement);
    }
  }

  private static Restarted again(
      Scene scene, Path trace, Killed killed, Collectors collectors, Bench bench) {
    long begin = System.nanoTime();
    ProviderProcess second = scene.start(trace, killed.ports(), bench);
    double serving = (System.nanoTime() - begin) / 1e9;
    long stored = collectors.status().records();
    try (UpperTester tester = scene.tester(second, bench)) {
      tester.startTraffic();
      collectors.awaitRecords(stored + 1, PATIENCE);
      double delivering = (System.nanoTime() - begin) / 1e9;
      GetProgressResponse progress = tester.progress();
      while (!isOver(progress)) {
        if (second.child().awaitEnd(BETWEEN_LOOKS)) {
          throw LabException.ended(second.child());
        }
        progress = tester.progress();
      }
      awaitAll(collectors, killed.records());
      collectors.close();
      Scene.stop(second);
      return new Restarted(serving, delivering, killed.backlog());
    }
  }

  /** Waits until the authority has everything, or until nothing comes any more. */
  private static void awaitAll(Collectors collectors, long records) {
    long known = -1;
    for (int quiet = 0; quiet < MOST_QUIET_LOOKS && known < records; quiet++) {
      if (collectors.child().awaitEnd(BETWEEN_LOOKS)) {
        throw LabException.ended(collectors.child());
      }
      long stored = collectors.status().records();
      quiet = stored > known ? 0 : quiet;
      known = stored;
    }
  }

  private static boolean isOver(GetProgressResponse progress) {
    return progress.getTrafficFinished()
        && progress.getInterceptionOffset() >= progress.getJournalNextOffset();
  }
}
