package org.frontdoor.conformance.reference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.mutants.MutantProvider;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.testbed.between.HostileProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is allowed stays green, however unpleasant it is. */
@Tag("slow")
final class HostileProviderIT {

  /** Small windows, short epochs, many checkpoints. */
  private static final Map<String, String> UNPLEASANT =
      Map.of(
          "FRONTDOOR_PROVIDER_DELIVERY_WINDOWBYTES", "65536",
          "FRONTDOOR_PROVIDER_DELIVERY_EPOCHLENGTH", "PT0.1S",
          "FRONTDOOR_PROVIDER_DELIVERY_CHECKPOINTINTERVAL", "PT0.05S");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void hostileProvider_passesWhatTheReferencePasses(int longestDelayMillis) {
    try (ReferenceProvider reference = ReferenceProvider.start(folder.resolve("lab"), UNPLEASANT)) {
      Setting setting = reference.setting("hostile", 7);
      HostileProvider hostile =
          new HostileProvider(
              reference.providerSigning(), Duration.ofMillis(longestDelayMillis), 7);
      try (MutantProvider endpoint = MutantProvider.interposed(reference, setting, hostile)) {
        RunResult result = reference.run(endpoint.address(), AllCases.list(), setting);

        Green.expectGreen(result);
      }
    }
  }
}
