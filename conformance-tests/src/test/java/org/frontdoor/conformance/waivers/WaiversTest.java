package org.frontdoor.conformance.waivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frontdoor.conformance.catalogue.Level;
import org.frontdoor.conformance.script.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WaiversTest {

  private static final String GOOD =
      """
      - purpose: HDR-01
        reason: the vendor is on it
        link: https://tracker.example/1
      - purpose: HDR-04
        reason: cannot be seen there
        link: https://tracker.example/2
        verdict: INCONCLUSIVE
      """;

  @ParameterizedTest
  @CsvSource({
    "HDR-01, MANDATORY, FAIL, WAIVED",
    "HDR-01, MANDATORY, PASS, UNEXPECTED_PASS",
    "HDR-01, MANDATORY, WARN, UNEXPECTED_PASS",
    "HDR-01, MANDATORY, INCONCLUSIVE, UNEXPECTED",
    "HDR-01, MANDATORY, SUITE_ERROR, UNEXPECTED",
    "HDR-01, MANDATORY, NOT_APPLICABLE, EXPECTED",
    "HDR-04, MANDATORY, INCONCLUSIVE, WAIVED",
    "HDR-04, MANDATORY, FAIL, UNEXPECTED",
    "ACT-01, MANDATORY, PASS, EXPECTED",
    "ACT-01, MANDATORY, FAIL, UNEXPECTED",
    "ACT-01, DERIVED, FAIL, UNEXPECTED",
    "ACT-01, MANDATORY, WARN, EXPECTED",
    "ACT-01, MANDATORY, INCONCLUSIVE, UNEXPECTED",
    "ACT-01, DERIVED, INCONCLUSIVE, EXPECTED",
    "ACT-01, MANDATORY, NOT_APPLICABLE, EXPECTED"
  })
  void verdict_standsAsItsWaiverSays(
      String purpose, Level level, Verdict verdict, Standing standing) throws WaiverException {
    assertThat(read(GOOD).standing(purpose, level, verdict)).isEqualTo(standing);
  }

  @Test
  void emptyFile_waivesNothing() throws WaiverException {
    assertThat(read("").find("HDR-01")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "- x",
        "- {reason: r, link: 'https://x.example'}",
        "- {purpose: HDR-01, reason: '', link: 'https://x.example'}",
        "- {purpose: HDR-01, reason: r, link: nowhere}",
        "- {purpose: HDR-01, reason: r, link: 'https://x.example', verdict: PASS}",
        "- {purpose: HDR-01, reason: r, link: 'https://x.example', until: 2030}",
        "- {purpose: HDR-01, purpose: HDR-04, reason: r, link: 'https://x.example'}",
        "- {purpose: OTHER-1, reason: r, link: 'https://x.example'}",
        "- &a {purpose: HDR-01, reason: r, link: 'https://x.example'}\n- *a"
      })
  void brokenFile_isRefusedInOneLineThatNamesIt(String yaml) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(WaiverException.class)
        .hasMessageStartingWith("w.yaml: ")
        .hasMessageNotContaining("\n");
  }

  private static Waivers read(String yaml) throws WaiverException {
    return WaiverReader.read("w.yaml", yaml, purpose -> !purpose.startsWith("OTHER"));
  }
}
