package org.frontdoor.conformance.mutants.hi1;

import java.nio.file.Path;
import java.util.List;
import org.frontdoor.conformance.mutants.Kills;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite against a provider that does not declare LIST. */
@Tag("slow")
final class ListNotAllowedIT {

  @TempDir static Path folder;
  private static ReferenceProvider reference;

  @BeforeAll
  static void start() {
    reference = ReferenceProvider.start(folder.resolve("lab")).declare("features: [hi2]");
  }

  @AfterAll
  static void stop() {
    reference.close();
  }

  static List<Mutant> mutants() {
    return ListNotAllowedMutants.list();
  }

  @Test
  void providerThatDoesNotAllowList_passes() {
    Kills.expectPass(reference, ListNotAllowedMutants.notAllowed(), "ACT-23");
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void mutant_failsOnItsPurpose(Mutant mutant) {
    Kills.expectKilled(reference, mutant);
  }
}
