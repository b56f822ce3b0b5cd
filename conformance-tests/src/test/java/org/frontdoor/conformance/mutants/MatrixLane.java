package org.frontdoor.conformance.mutants;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.mutants.Matrix.Row;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.statement.TestedRole;
import org.frontdoor.conformance.statement.TesterCall;

/**
 * Mutants one after the other in front of one provider. Every run of the suite moves its clock by
 * days, so it is replaced before the laboratory's certificates expire.
 */
final class MatrixLane {

  private static final int MUTANTS_A_PROVIDER = 25;
  private static final int MOST_ATTEMPTS = 20;

  /** Cases wait for checkpoints, and there are many cases. */
  private static final Map<String, String> SHORT_INTERVALS =
      Map.of("FRONTDOOR_PROVIDER_DELIVERY_CHECKPOINTINTERVAL", "PT0.1S");

  private MatrixLane() {}

  static void examine(List<Mutant> mutants, Path labs, Consumer<Row> done) {
    for (int from = 0; from < mutants.size(); from += MUTANTS_A_PROVIDER) {
      int to = Math.min(from + MUTANTS_A_PROVIDER, mutants.size());
      try (ReferenceProvider reference =
          ReferenceProvider.start(labs.resolve("lab-" + from), SHORT_INTERVALS)) {
        warmUp(reference);
        for (int i = from; i < to; i++) {
          done.accept(examine(mutants.get(i), reference, "matrix-" + i));
        }
      }
    }
  }

  /** A program that has just started may be too slow for the first exchanges. */
  private static void warmUp(ReferenceProvider reference) {
    int attempt = 1;
    while (!reference.run(List.of(), "warming-up-" + attempt).sane()) {
      if (attempt++ == MOST_ATTEMPTS) {
        throw new AssertionError("the reference endpoint does not answer in time");
      }
    }
  }

  /** The cases against a provider. Those that end its process stand in {@link KillIT} alone. */
  static List<TestCase> cases() {
    return AllCases.list().stream()
        .filter(one -> one.role() == TestedRole.PROVIDER)
        .filter(one -> !one.testerCalls().contains(TesterCall.CRASH))
        .toList();
  }

  private static Row examine(Mutant mutant, ReferenceProvider reference, String run) {
    Setting setting = reference.setting(run, 1);
    ProviderSecrets secrets =
        new ProviderSecrets(reference.providerSigning(), reference.evidence(), setting);
    try (MutantProvider endpoint =
        MutantProvider.inFrontOf(reference, secrets, mutant.mutation())) {
      return Row.of(mutant, reference.run(endpoint.address(), cases(), setting));
    }
  }
}
