package org.frontdoor.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.conformance.engine.ConformanceEngine;
import org.frontdoor.conformance.reference.ReferenceProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@Tag("slow")
final class ConformanceRunIT {

  @TempDir Path folder;

  @Test
  void referenceProvider_isGreenInEveryForm() throws IOException {
    try (ReferenceProvider provider = ReferenceProvider.start(folder.resolve("lab"))) {
      Path report = folder.resolve("report");
      SuiteRun run = run(provider, "--report", report.toString());

      assertThat(run.err()).isEmpty();
      assertThat(run.code()).isEqualTo(ExitCodes.OK);
      assertThat(
              new ObjectMapper()
                  .readTree(report.resolve("report.json").toFile())
                  .path("ending")
                  .asText())
          .isEqualTo("complete");
      for (String form : List.of("report.json", "report.html", "junit.xml")) {
        // What the suite calls accounts; see Ids.
        assertThat(Files.readString(report.resolve(form))).doesNotContain("conf-");
      }
      judgedAlike(report.resolve("bundle.jsonl"));
      waiverThatIsNotNeeded(provider);
      traceShowsWhatWasSent(provider);
      withoutUpperTester_itsCasesDoNotApply(provider);
      engineSucceeds(provider);
    }
  }

  private static void judgedAlike(Path bundle) {
    SuiteRun judged = SuiteRun.of("judge", bundle.toString());

    assertThat(judged.out()).contains(" 0 differ; the run ended COMPLETE");
    assertThat(judged.out()).doesNotContain("not evaluated again");
    assertThat(judged.code()).isEqualTo(ExitCodes.OK);
  }

  private void waiverThatIsNotNeeded(ReferenceProvider provider) throws IOException {
    Path waivers = folder.resolve("waivers.yaml");
    Files.writeString(
        waivers, "- {purpose: HDR-01, reason: known, link: 'https://tracker.example/1'}\n");

    SuiteRun run = run(provider, "HDR-01", "--waivers", waivers.toString());

    assertThat(run.out()).contains("Waived, but good: HDR-01");
    assertThat(run.code()).isEqualTo(ExitCodes.UNEXPECTED);
  }

  private static void withoutUpperTester_itsCasesDoNotApply(ReferenceProvider provider) {
    SuiteRun run = SuiteRun.against(provider.address().toString(), provider.lab(), "HI2-INT-01");

    assertThat(run.out()).contains("NOT APPLICABLE", "an upper tester with messages: it does not");
    assertThat(run.code()).isEqualTo(ExitCodes.OK);
  }

  private static void traceShowsWhatWasSent(ReferenceProvider provider) {
    SuiteRun run = run(provider, "HDR-04", "--trace");

    assertThat(run.out())
        .contains("HI-1 message of authority-a", "unique_identifier: \"SOMEONE1\"");
    assertThat(run.out()).contains("[redacted]").doesNotContain("conf-");
  }

  private static void engineSucceeds(ReferenceProvider provider) {
    EngineExecutionResults results =
        EngineTestKit.engine(ConformanceEngine.ID)
            .configurationParameter("frontdoor.conformance.endpoint", provider.address().toString())
            .configurationParameter(
                "frontdoor.conformance.upper-tester", provider.testerAddress().toString())
            .configurationParameter(
                "frontdoor.conformance.credentials", provider.lab().conformance().toString())
            .configurationParameter("frontdoor.conformance.profile", "XX")
            .configurationParameter("frontdoor.conformance.only", "HDR-0*")
            .execute();

    assertThat(results.testEvents().succeeded().count()).isPositive();
    results.testEvents().assertStatistics(all -> all.failed(0).aborted(0));
    results.containerEvents().assertStatistics(all -> all.failed(0));
  }

  private static SuiteRun run(ReferenceProvider provider, String... more) {
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--upper-tester");
    options.add(provider.testerAddress().toString());
    return SuiteRun.against(
        provider.address().toString(), provider.lab(), options.toArray(String[]::new));
  }
}
