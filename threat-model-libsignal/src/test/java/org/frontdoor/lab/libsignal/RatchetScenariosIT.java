package org.frontdoor.lab.libsignal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.frontdoor.lab.catalogue.Catalogue;
import org.frontdoor.lab.catalogue.CatalogueException;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.endpoint.SharedEndpoint;
import org.frontdoor.lab.run.Judgement;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.run.Runner;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenarios.Registry;
import org.frontdoor.testbed.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that the lab skips where it has no Double Ratchet. */
@TestInstance(Lifecycle.PER_CLASS)
class RatchetScenariosIT {

  private static final List<String> IDS = List.of("FSC-01", "GHO-01");
  private static final long SEED = 20_260_105L;

  private SharedEndpoint endpoint;
  private Runner runner;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    World world = World.real();
    endpoint = new SharedEndpoint(folder.resolve("reference"), world);
    runner =
        new Runner(
            endpoint,
            Files.createDirectory(folder.resolve("runs")),
            world.clock(),
            RunListener.NONE);
  }

  @AfterAll
  void stop() {
    endpoint.close();
  }

  static Stream<RunPlan> attacks() throws CatalogueException {
    return Catalogue.load(Registry.all().ids()).entries().values().stream()
        .filter(entry -> IDS.contains(entry.id()))
        .flatMap(RatchetScenariosIT::attacks);
  }

  private static Stream<RunPlan> attacks(Entry entry) {
    return entry.profiles().values().stream().map(profile -> RunPlan.attack(entry, profile, SEED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void attack_twice_isAsPredictedWithTheSameCountsAndStory(RunPlan plan) throws Exception {
    RunResult first = run(plan, Mode.ATTACK);
    assertThat(first.judgement()).isEqualTo(new Judgement.AsPredicted());
    assertThat(first.trace().used()).isEqualTo(new TreeSet<>(plan.entry().opponent().knows()));

    RunResult second = run(plan, Mode.ATTACK);
    assertThat(second.outcome().map(Outcome::metrics))
        .isEqualTo(first.outcome().map(Outcome::metrics));
    assertThat(second.trace().story()).isEqualTo(first.trace().story());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void nullAttack_doesNoHarm(RunPlan plan) throws Exception {
    assertThat(run(plan, Mode.NULL_ATTACK).judgement()).isEqualTo(new Judgement.AsPredicted());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void nullWorld_isSilent(RunPlan plan) throws Exception {
    assertThat(run(plan, Mode.NULL_WORLD).judgement()).isEqualTo(new Judgement.AsPredicted());
  }

  private RunResult run(RunPlan attack, Mode mode) throws InterruptedException {
    RunPlan plan = new RunPlan(attack.entry(), attack.profile(), mode, attack.seed());
    return runner.run(plan, Registry.all().create(plan.entry().id()).orElseThrow());
  }
}
