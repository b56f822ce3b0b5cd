package org.frontdoor.protocol.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Deliveries made from random seeds: an honest one is clean and counted right, and any single
 * change to it is noticed, also by whoever cannot open the batches. A failure prints its seed;
 * {@code -Dfrontdoor.seed=...} runs it again.
 */
class CompletenessSimulationTest {

  /** Changes of each kind; {@code -Dfrontdoor.mutants=...} tries more. */
  private static final int MUTANTS = Integer.getInteger("frontdoor.mutants", 12);

  private final VerifyLab lab = VerifyLab.SHARED;

  @RepeatedTest(15)
  void delivery_ofAnHonestProvider_isCleanAndCountedRight(RepetitionInfo info) throws Exception {
    long seed = seed();
    SimulatedStream stream = stream(new Random(seed), info.getCurrentRepetition());

    for (CompletenessVerifier verifier : List.of(lab.blind(), lab.seeing())) {
      CompletenessReport report = lab.verify(verifier, stream.items(), stream.liids());

      assertThat(report.findings()).as("seed %d", seed).isEmpty();
      assertThat(report.complete()).as("seed %d", seed).isTrue();
      for (int i = 0; i < stream.tasks().size(); i++) {
        SimulatedTask task = stream.tasks().get(i);
        TaskReport told = report.tasks().get(i);
        assertThat(told.verified()).as("seed %d", seed).isEqualTo(task.delivered());
        assertThat(told.records()).as("seed %d", seed).isEqualTo(task.delivered());
        assertThat(told.lost()).as("seed %d", seed).isEqualTo(task.lost());
        assertThat(told.provisional() + told.disputed() + told.missing() + told.duplicated())
            .as("seed %d", seed)
            .isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void delivery_changedInOnePlace_isNeverClean(Mutation mutation) throws Exception {
    int applied = 0;
    for (int i = 0; applied < MUTANTS; i++) {
      assertThat(i).as("streams without %d mutants of %s", MUTANTS, mutation).isLessThan(200);
      long seed = seed();
      RandomGenerator random = new Random(seed);
      SimulatedStream stream = stream(random, i);
      for (int j = 0; j < 3; j++) {
        Optional<List<StreamItem>> mutant = mutation.apply(stream.items(), random);
        if (mutant.isPresent()) {
          applied++;
          CompletenessVerifier verifier = j == 0 ? lab.seeing() : lab.blind();
          CompletenessReport report = lab.verify(verifier, mutant.get(), stream.liids());
          assertThat(report.findings())
              .as("%s, seed %d, mutant %d", mutation, seed, j)
              .isNotEmpty();
        }
      }
    }
  }

  private SimulatedStream stream(RandomGenerator random, int which) throws Exception {
    return SimulatedStream.of(lab, random, 1 + which % 3, 20 + random.nextInt(40), which % 2 == 0);
  }

  private static long seed() {
    Long given = Long.getLong("frontdoor.seed");
    return given != null ? given : new SecureRandom().nextLong();
  }
}
