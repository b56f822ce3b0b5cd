package org.frontdoor.lab.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.frontdoor.lab.catalogue.Catalogue;
import org.frontdoor.lab.catalogue.CatalogueException;
import org.frontdoor.lab.catalogue.Entry;
import org.frontdoor.lab.catalogue.Profile;
import org.frontdoor.lab.endpoint.SharedEndpoint;
import org.frontdoor.lab.run.Judgement;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.run.Runner;
import org.frontdoor.lab.scenario.Mode;
import org.frontdoor.lab.scenario.Outcome;
import org.frontdoor.lab.scenario.StoryLine.Kind;
import org.frontdoor.testbed.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every scenario must do, in every profile. {@code -Dlab.only=SCO-01,WIRE-01} runs these
 * alone.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ScenarioContract {

  private static final long SEED = 20_260_105L;

  /** A verb in the present: with an s, or one that several do. */
  private static final Pattern VERB =
      Pattern.compile(
          "(?!its\\b|this\\b|openings\\b|devices\\b|messages\\b|orders in\\b|keys\\b|fields\\b|taps at\\b)"
              + "([a-z]+s|cannot|compare|find|give|have|make|publish|read|see|send|write)\\b.*");

  private final Predicate<String> families;
  private final Map<String, RunResult> firsts = new HashMap<>();
  private SharedEndpoint endpoint;
  private Runner runner;

  /**
   * @param families whose scenarios are examined, by what an identifier begins with
   */
  ScenarioContract(Predicate<String> families) {
    this.families = families;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Assumptions.assumeFalse(chosen().isEmpty(), "lab.only names no scenario of these families");
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
    if (endpoint != null) {
      endpoint.close();
    }
  }

  Stream<RunPlan> attacks() throws CatalogueException {
    List<RunPlan> plans = new ArrayList<>();
    for (Entry entry : chosen()) {
      for (Profile profile : entry.profiles().values()) {
        plans.add(RunPlan.attack(entry, profile, SEED));
      }
    }
    return plans.stream();
  }

  private List<Entry> chosen() throws CatalogueException {
    Map<String, Entry> all = Catalogue.load(Registry.all().ids()).entries();
    Set<String> only =
        Optional.ofNullable(System.getProperty("lab.only"))
            .map(ids -> Set.of(ids.split(",", -1)))
            .orElse(all.keySet());
    assertThat(all).as("the scenarios of lab.only").containsKeys(only.toArray(String[]::new));
    return all.values().stream()
        .filter(entry -> only.contains(entry.id()) && families.test(entry.id()))
        .toList();
  }

  Stream<Entry> entries() throws CatalogueException {
    return chosen().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void attack_twiceWithTheSameSeed_isAsPredictedWithTheSameCounts(RunPlan plan) throws Exception {
    RunResult first = first(plan);
    assertThat(first.judgement()).as(plan.words()).isEqualTo(new Judgement.AsPredicted());
    assertThat(first.trace().story())
        .filteredOn(line -> line.kind() == Kind.DOES || line.kind() == Kind.SEES)
        .allSatisfy(line -> assertThat(line.what()).matches(VERB));
    RunResult second = run(plan, Mode.ATTACK);
    assertThat(second.outcome().map(Outcome::effect))
        .isEqualTo(first.outcome().map(Outcome::effect));
    assertThat(second.outcome().map(Outcome::visibility))
        .isEqualTo(first.outcome().map(Outcome::visibility));
    assertThat(second.outcome().map(Outcome::metrics))
        .isEqualTo(first.outcome().map(Outcome::metrics));
    assertThat(second.trace().spent()).isEqualTo(first.trace().spent());
    assertThat(second.trace().used()).isEqualTo(first.trace().used());
    assertThat(second.trace().story()).isEqualTo(first.trace().story());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void nullAttack_withDecoysAndFlawsClosed_doesNoHarm(RunPlan plan) throws Exception {
    assertThat(run(plan, Mode.NULL_ATTACK).judgement())
        .as(plan.words())
        .isEqualTo(new Judgement.AsPredicted());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void nullWorld_withoutAttack_isSilent(RunPlan plan) throws Exception {
    assertThat(run(plan, Mode.NULL_WORLD).judgement())
        .as(plan.words())
        .isEqualTo(new Judgement.AsPredicted());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void entry_overAllProfiles_declaresNothingThatIsNotUsed(Entry entry) throws Exception {
    Set<String> unused = new HashSet<>(entry.opponent().knows());
    Set<String> unread = new HashSet<>(entry.terms().population().keySet());
    for (Profile profile : entry.profiles().values()) {
      RunResult result = first(RunPlan.attack(entry, profile, SEED));
      unused.removeAll(result.trace().used());
      unread.retainAll(result.trace().unread());
      assertThat(Sets.intersection(result.trace().unread(), profile.parameters().keySet()))
          .as("parameters of " + profile.name() + " that it does not read")
          .isEmpty();
    }
    assertThat(unused).as("knowledge that no attack uses").isEmpty();
    assertThat(unread).as("parameters that no profile reads").isEmpty();
  }

  /** Two tests look at the same run. */
  private RunResult first(RunPlan plan) throws InterruptedException {
    RunResult known = firsts.get(plan.words());
    if (known != null) {
      return known;
    }
    RunResult result = run(plan, Mode.ATTACK);
    firsts.put(plan.words(), result);
    return result;
  }

  private RunResult run(RunPlan attack, Mode mode) throws InterruptedException {
    RunPlan plan = new RunPlan(attack.entry(), attack.profile(), mode, attack.seed());
    RunResult result = runner.run(plan, Registry.all().create(plan.entry().id()).orElseThrow());
    Assumptions.assumeFalse(
        result.judgement() instanceof Judgement.Skipped, () -> result.judgement().toString());
    return result;
  }
}
