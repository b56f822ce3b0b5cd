package org.frontdoor.conformance.mutants.stream;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

/** The suite against a provider whose buffer is small. */
@Tag("slow")
final class SpoolBoundIT {

  @TempDir static Path folder;
  private static ReferenceProvider reference;

  @BeforeAll
  static void start() {
    reference =
        ReferenceProvider.start(
                folder.resolve("lab"), Map.of("FRONTDOOR_PROVIDER_DELIVERY_SPOOLBYTES", "1048576"))
            .declare("spool-bytes: 1048576");
  }

  @AfterAll
  static void stop() {
    reference.close();
  }

  static List<Mutant> mutants() {
    return SpoolMutants.list();
  }

  @Test
  void referenceProvider_passes() {
    Kills.expectPass(reference, "HI2-BUF-03", "HI2-BUF-04");
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void mutant_failsOnItsPurpose(Mutant mutant) {
    Kills.expectKilled(reference, mutant);
  }
}
