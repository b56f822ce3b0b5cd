package org.frontdoor.conformance.reference;

import java.nio.file.Path;
import org.frontdoor.conformance.cases.AllCases;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class ReferenceProviderIT {

  @TempDir Path folder;

  @Test
  void referenceProvider_passesEveryCase() {
    try (ReferenceProvider provider = ReferenceProvider.start(folder.resolve("lab"))) {
      Green.expectGreen(provider.run(AllCases.list(), "reference"));
    }
  }
}
