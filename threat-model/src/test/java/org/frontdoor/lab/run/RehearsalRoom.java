package org.frontdoor.lab.run;

import java.nio.file.Path;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Lessons;
import org.frontdoor.lab.catalogue.Profile;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.testbed.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A runner without an endpoint, for scenarios that are rehearsals. */
abstract class RehearsalRoom {

  static final Entry ENTRY = Lessons.entry();

  @TempDir Path folder;
  Runner runner;

  @BeforeEach
  void start() {
    runner =
        new Runner(
            () -> {
              throw new IllegalStateException("no endpoint in these tests");
            },
            folder,
            World.real().clock(),
            RunListener.NONE);
  }

  final RunResult attack(Rehearsal scenario) throws InterruptedException {
    return run(Mode.ATTACK, scenario);
  }

  final RunResult run(Mode mode, Rehearsal scenario) throws InterruptedException {
    return run(ENTRY, mode, scenario);
  }

  final RunResult run(Entry entry, Mode mode, Rehearsal scenario) throws InterruptedException {
    return runner.run(new RunPlan(entry, naive(entry), mode, 1), scenario);
  }

  static Profile naive(Entry entry) {
    return entry.profile("naive").orElseThrow();
  }
}
