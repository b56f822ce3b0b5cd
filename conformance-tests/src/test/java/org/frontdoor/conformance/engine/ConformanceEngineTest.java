package org.frontdoor.conformance.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.frontdoor.conformance.cli.SuiteRun;
import org.frontdoor.conformance.fake.FakeText;
import org.frontdoor.testbed.pki.LabFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

final class ConformanceEngineTest {

  @TempDir Path folder;

  @Test
  void engineWithoutConfiguration_findsNothing() {
    EngineExecutionResults results = EngineTestKit.engine(ConformanceEngine.ID).execute();

    assertThat(results.testEvents().list()).isEmpty();
    results.containerEvents().assertStatistics(all -> all.failed(0));
  }

  @Test
  void engineWithWrongConfiguration_failsAndSaysWhy() {
    EngineExecutionResults results =
        EngineTestKit.engine(ConformanceEngine.ID)
            .configurationParameter("frontdoor.conformance.endpoint", "nowhere")
            .execute();

    assertThat(why(results)).contains("frontdoor.conformance.endpoint is not host:port");
  }

  @Test
  void endpointThatCannotBeExamined_abortsTheTestsAndFailsTheRun() throws IOException {
    LabFolder lab = SuiteRun.laboratory(folder.resolve("lab"));
    try (FakeText web = FakeText.plainHttp()) {
      EngineExecutionResults results =
          EngineTestKit.engine(ConformanceEngine.ID)
              .configurationParameter("frontdoor.conformance.endpoint", web.address())
              .configurationParameter(
                  "frontdoor.conformance.credentials", lab.conformance().toString())
              .configurationParameter("frontdoor.conformance.profile", "XX")
              .configurationParameter("frontdoor.conformance.only", "HDR-*")
              .execute();

      results.testEvents().assertStatistics(all -> all.succeeded(0).failed(0));
      assertThat(results.testEvents().aborted().count()).isPositive();
      assertThat(why(results)).contains("HI-1");
    }
  }

  private static String why(EngineExecutionResults results) {
    TestExecutionResult result =
        results
            .containerEvents()
            .failed()
            .list()
            .getFirst()
            .getRequiredPayload(TestExecutionResult.class);
    return String.valueOf(result.getThrowable().orElseThrow().getMessage());
  }
}
