package org.frontdoor.conformance.reference;

import java.nio.file.Path;
import org.frontdoor.conformance.cases.AllCases;
import org.frontdoor.conformance.net.Programs;
import org.frontdoor.conformance.run.RunResult;
import org.frontdoor.conformance.statement.TestedRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
final class ReferenceAuthorityIT {

  @TempDir Path folder;

  @Test
  void referenceAuthority_passesEveryCase() throws Exception {
    ReferenceAuthority authority = ReferenceAuthority.in(folder.resolve("lab"));
    try (Programs programs = authority.processes(folder)) {
      RunResult result =
          authority.run(
              AllCases.list(TestedRole.AUTHORITY), authority.setting("reference"), programs);

      Green.expectGreen(result);
    }
  }
}
