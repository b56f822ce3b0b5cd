package org.frontdoor.conformance.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.frontdoor.conformance.bundle.BundleJudge.Judgement;
import org.frontdoor.conformance.report.SampleRun;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.run.Ending;
import org.frontdoor.conformance.script.Setting;
import org.frontdoor.conformance.script.TestCase;
import org.frontdoor.conformance.script.Verdict;
import org.frontdoor.conformance.statement.EndpointStatement;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Step;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.lab.LabPki;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleTest {

  private static final long LATE = 1_700_000_000_000_000L;

  @TempDir Path folder;
  private final Setting setting = SampleRun.setting();
  private Path bundle = Path.of("bundle.jsonl");

  @BeforeEach
  void write() throws IOException {
    bundle = folder.resolve("bundle.jsonl");
    try (BundleWriter writer =
        BundleWriter.begin(bundle, setting, "1", "host:1", () -> SampleRun.NOW)) {
      writer.ended(result("HDR-01", Verdict.PASS, LATE));
      writer.ended(result("HDR-04", Verdict.FAIL, -1));
      writer.over(Ending.TIME_UP, "the run has taken longer than 1 s");
    }
  }

  @Test
  void wholeBundle_isJudgedAlike() throws Exception {
    Judgement judgement = judge(bundle, Optional.of(setting.seats().trust().anchors()));

    assertThat(judgement.differs()).isFalse();
    assertThat(judgement.ending()).isEqualTo("TIME_UP");
    assertThat(judgement.signer().uniqueIdentifier()).isEqualTo("CONFSUIT");
    assertThat(judgement.cases())
        .extracting(one -> one.now().orElseThrow())
        .containsExactly(Verdict.PASS, Verdict.FAIL);
  }

  @Test
  void verdictThatTheStepsDoNotBear_differs() throws Exception {
    try (BundleWriter writer =
        BundleWriter.begin(bundle, setting, "1", "host:1", () -> SampleRun.NOW)) {
      writer.ended(result("HDR-01", Verdict.PASS, -1));
    }

    assertThat(judge(bundle, Optional.empty()).differs()).isTrue();
  }

  @Test
  void boundsThatTheEndpointDeclares_comeBackAsTheyWere() throws Exception {
    Duration latency = Duration.ofMillis(1500);
    EndpointStatement bounded = SampleRun.bounded(OptionalLong.of(65_536), Optional.of(latency));
    EndpointStatement again = reread(bounded);

    assertThat(again.spoolBytes()).hasValue(65_536);
    assertThat(again.latency()).hasValue(latency);
    assertThat(again).isEqualTo(bounded);
  }

  @Test
  void boundsThatTheEndpointDoesNotDeclare_areNotThereAfterwards() throws Exception {
    EndpointStatement unbounded = setting.statement();
    EndpointStatement again = reread(unbounded);

    assertThat(again.spoolBytes()).isEmpty();
    assertThat(again.latency()).isEmpty();
    assertThat(again).isEqualTo(unbounded);
  }

  @Test
  void anyByteThatIsFlipped_breaksIt() throws IOException {
    byte[] whole = Files.readAllBytes(bundle);
    for (int at = 0; at < whole.length; at += at < 600 || at > whole.length - 600 ? 1 : 37) {
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << at % 8);
      assertBroken(changed, "byte " + at);
    }
  }

  @Test
  void anyLineThatIsRemovedDoubledOrMoved_breaksIt() throws IOException {
    List<String> whole = Files.readAllLines(bundle);
    for (int at = 0; at < whole.size(); at++) {
      List<String> removed = new ArrayList<>(whole);
      String line = removed.remove(at);
      assertBroken(bytes(removed), "without line " + at);
      removed.addAll(at, List.of(line, line));
      assertBroken(bytes(removed), "line twice " + at);
    }
    for (int at = 1; at < whole.size(); at++) {
      List<String> moved = new ArrayList<>(whole);
      Collections.swap(moved, at - 1, at);
      assertBroken(bytes(moved), "line swapped " + at);
    }
  }

  @Test
  void anyTailThatIsCut_breaksIt() throws IOException {
    byte[] whole = Files.readAllBytes(bundle);
    for (int length = 0; length < whole.length; length += 101) {
      assertBroken(Arrays.copyOf(whole, length), "cut at " + length);
    }
  }

  @Test
  void signerOfAnotherIssuer_isNotTrusted() {
    TrustAnchors others = LabPki.create("XX", () -> SampleRun.NOW, new SecureRandom()).anchors();

    assertThatThrownBy(() -> judge(bundle, Optional.of(others)))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("not trusted");
  }

  @Test
  void file_isForItsOwnerAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle)))
        .isEqualTo("rw-------");
  }

  /** A declaration as it stands in a bundle. */
  private EndpointStatement reread(EndpointStatement statement) throws Exception {
    Setting declared =
        new Setting(statement, "XX", setting.seats(), setting.deliveryKeys(), "run-1", 7);
    try (BundleWriter writer =
        BundleWriter.begin(bundle, declared, "1", "host:1", () -> SampleRun.NOW)) {
      writer.over(Ending.COMPLETE, "");
    }
    try (BundleReader reader = BundleReader.open(bundle)) {
      return BundleHeader.setting(reader.header(), () -> SampleRun.NOW, new SecureRandom())
          .statement();
    }
  }

  private void assertBroken(byte[] content, String what) throws IOException {
    Path changed = Files.write(folder.resolve("changed.jsonl"), content);
    assertThatThrownBy(() -> judge(changed, Optional.empty()))
        .as(what)
        .isInstanceOf(BundleException.class);
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private Judgement judge(Path path, Optional<TrustAnchors> trust)
      throws IOException, BundleException {
    List<TestCase> cases =
        List.of(SampleRun.asksTheTime("HDR-01"), SampleRun.asksTheTime("HDR-04"));
    return new BundleJudge(cases, () -> SampleRun.NOW, new SecureRandom()).judge(path, trust);
  }

  private static CaseResult result(String purpose, Verdict verdict, long time) {
    Step step = new Step(0, 1, new Stimulus.Now(), new Observation.Moment(time));
    return new CaseResult(
        SampleRun.asksTheTime(purpose), verdict, "a time", "", List.of(step), Duration.ofMillis(3));
  }
}
