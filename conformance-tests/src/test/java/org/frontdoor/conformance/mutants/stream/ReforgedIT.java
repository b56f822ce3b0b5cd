package org.frontdoor.conformance.mutants.stream;

import java.nio.file.Path;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.mutants.MutantProvider;
import org.frontdoor.conformance.mutants.Upstream.ProviderSecrets;
import org.frontdoor.conformance.reference.Green;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.script.Setting;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider whose whole delivery is forged and that changes nothing is as good as any. */
@Tag("slow")
final class ReforgedIT {

  @TempDir Path folder;

  @Test
  void forgeryThatChangesNothing_passesEveryCase() {
    try (ReferenceProvider reference = ReferenceProvider.start(folder.resolve("lab"))) {
      Setting setting = reference.setting("reforged", 1);
      ProviderSecrets secrets =
          new ProviderSecrets(reference.providerSigning(), reference.evidence(), setting);
      try (MutantProvider identity =
          MutantProvider.inFrontOf(reference, secrets, new Reforged() {})) {
        RunResult result = reference.run(identity.address(), AllCases.list(), setting);

        Green.expectGreen(result);
      }
    }
  }
}
