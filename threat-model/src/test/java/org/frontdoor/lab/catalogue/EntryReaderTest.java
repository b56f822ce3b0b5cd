package org.frontdoor.lab.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.frontdoor.lab.scenario.BudgetKind;
import org.frontdoor.lab.scenario.Effect;
import org.frontdoor.lab.scenario.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntryReaderTest {

  @Test
  void entry_thatIsWellFormed_isReadWhole() {
    Entry entry = Lessons.entry();
    assertThat(entry.id()).isEqualTo("TST-01");
    assertThat(entry.opponent().knows()).containsExactly("key", "spare");
    assertThat(entry.opponent().budget().amounts()).containsEntry(BudgetKind.OPERATIONS, 3L);
    assertThat(entry.opponent().budget().time()).isEqualTo(Duration.ofSeconds(5));
    assertThat(entry.terms().epoch()).isEqualTo(Duration.ofDays(1));
    assertThat(entry.terms().population())
        .containsEntry("users", 4L)
        .containsEntry("ratio", new BigDecimal("0.5"))
        .containsEntry("loud", true)
        .containsEntry("name", "alice");
    assertThat(entry.profiles().keySet()).containsExactly("naive", "hardened");
    Expectation naive = entry.profile("naive").orElseThrow().expectation();
    assertThat(naive.effect()).isEqualTo(Effect.Kind.DEGRADES);
    assertThat(naive.fraction().orElseThrow().contains(Metric.fraction(1, 4, ""))).isTrue();
    assertThat(naive.fraction().orElseThrow().contains(Metric.fraction(1, 3, ""))).isFalse();
    assertThat(naive.metrics())
        .containsEntry("t_det", new Interval.Never())
        .containsEntry("u_exp", Interval.eq(BigDecimal.ONE));
    assertThat(entry.profile("hardened").orElseThrow().surprise()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title: A scenario of the tests|titel: A| 2 | titel | is not a field
          id: TST-01|id: TST-1| 1 | id | is not an identifier
          id: TST-01|id: TST-02| 1 | id | is not the name of the file
          source: [none]|source: []| 3 | source | is an empty list
          code: V1,|code: V17,| 6 | adversary.code | is not an adversary
          knows: [key, spare]|knows: [key, key]| 6 | adversary.knows[1] | stands there twice
          operations: 3|operations: 0| 6 | adversary.budget.operations | is not a whole number from 1
          operations: 3|luck: 3| 6 | adversary.budget.luck | is not a field
          loud: true|loud: yes| 7 | population.loud | is a word with a meaning of its own
          harm: u_exp|harm: m_past| 12 | profiles.naive | expects nothing of m_past
          time: PT5S|time: 5s| 9 | time | is not a span of time
          architecture: A0|architecture: A11| 13 | profiles.naive.architecture | is not an architecture
          cells: [G1, G2]|cells: [G19]| 14 | profiles.naive.cells[0] | is not a guarantee
          between: [0.2, 0.3]|between: [0.3, 0.2]| 16 | profiles.naive.expect.effect.fraction.between | ends before it begins
          is: DETECTED, by: bob|is: DETECTED| 17 | profiles.naive.expect.visibility.by | is missing
          t_det: never|t_det: 3| 18 | profiles.naive.expect.metrics.t_det | is not an interval
          visibility: SILENT|visibility: PREVENTED| 26 | profiles.hardened.expect.visibility | does not say by whom
          minutes: 5|minutes: 500| 29 | teaching.minutes | is longer than a lesson
          title: A scenario|title: A: scenario| 2 | the text | is not YAML
          """)
  void entry_withOneFault_isRefusedWithItsPlace(
      String good, String bad, int line, String field, String rule) {
    assertThat(Lessons.YAML).contains(good);
    assertThatThrownBy(
            () ->
                EntryReader.read(
                    "TST-01.yaml",
                    Lessons.YAML.replaceFirst(java.util.regex.Pattern.quote(good), bad)))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith("TST-01.yaml, line " + line + ": " + field + " " + rule)
        .hasMessageContaining("; ");
  }

  @Test
  void entry_withOneProfile_isRefused() {
    String yaml = Lessons.YAML;
    String one =
        yaml.substring(0, yaml.indexOf("  hardened:")) + yaml.substring(yaml.indexOf("teaching"));
    assertThatThrownBy(() -> EntryReader.read("TST-01.yaml", one))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("profiles has fewer than two profiles");
  }

  @Test
  void entry_withAFieldTwice_isRefused() {
    assertThatThrownBy(() -> EntryReader.read("TST-01.yaml", Lessons.YAML + "harm: u_exp\n"))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("harm stands there twice");
  }
}
