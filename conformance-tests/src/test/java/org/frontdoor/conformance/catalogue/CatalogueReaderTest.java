package org.frontdoor.conformance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader refuses, and how it says so. */
class CatalogueReaderTest {

  private static final String GOOD =
      """
      groups:
        - {id: HDR, title: Header}
      requirements:
        - id: HDR-01
          purpose: The answer names its responder.
          source: TS 103 120 6.2.4
          level: M
          role: provider
          profile: any
          needs: [clock]
          state: planned
          reason: its case is being written
      """;

  @Test
  void goodCatalogue_isRead() {
    Requirement read = Catalogue.read(GOOD).find("HDR-01").orElseThrow();

    assertThat(read.state()).isEqualTo(new State.Planned("its case is being written"));
    assertThat(read.needs()).containsExactly(Need.CLOCK);
  }

  @Test
  void coveredRequirement_needsNoReason() {
    String covered =
        GOOD.replace("state: planned", "state: covered")
            .replace("    reason: its case is being written\n", "");

    assertThat(Catalogue.read(covered).find("HDR-01").orElseThrow().isCovered()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          level: M                  | level: X                       | HDR-01, field level: it has a bad value. It is one of M, P, D.
          level: M                  | lewel: M                       | HDR-01, field level: it is missing. It is one of M, P, D.
          level: M                  | level: M\\n    colour: red     | HDR-01, field colour: it is unknown.
          level: M                  | level: M\\n    level: D        | line 8: it is not YAML (found duplicate key level)
          role: provider            | role: judge                    | HDR-01, field role: it has a bad value. It is one of provider, authority, both.
          profile: any              | profile: xx                    | HDR-01, field profile: it has a bad value. It is any, or two capital letters.
          source: TS 103 120 6.2.4  | source: 6.2                    | HDR-01, field source: it has a bad value. It is one line
          needs: [clock]            | needs: [coffee]                | HDR-01, field needs: it has a bad value. It is one of upper-tester,
          needs: [clock]            | needs: [clock, clock]          | HDR-01, field needs: it names clock twice.
          needs: [clock]            | needs: clock                   | HDR-01, field needs: it is no list.
          state: planned            | state: done                    | HDR-01, field state: it has a bad value. It is one of covered, planned, not-testable.
          state: planned            | state: covered                 | HDR-01, field reason: it stands beside the state covered.
          reason: its case is being written | ''                     | HDR-01, field reason: it is missing. It is one line that says why there is no case.
          names its responder.      | names its responder            | HDR-01, field purpose: it has a bad value. It is one sentence
          id: HDR-01                | id: header 1                   | requirement 1, field id: it has a bad value. It is a group and a number
          id: HDR-01                | id: ACT-01                     | ACT-01, field id: the group ACT is not among the groups.
          id: HDR,                  | id: hdr,                       | group 1, field id: it has a bad value.
          - id: HDR-01              | - none\\n  - id: HDR-01        | field requirements: it has an entry without fields, number 1.
          groups:                   | sets:                          | the file, field groups: it is missing.
          requirements:             | more: 1\\nrequirements:        | the file, field more: it is unknown.
          """)
  void brokenCatalogue_isRefusedByIdFieldAndRule(String from, String to, String message) {
    String broken = GOOD.replace(from, to.replace("\\n", "\n"));
    assertThat(broken).isNotEqualTo(GOOD);

    assertThatThrownBy(() -> Catalogue.read(broken))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining(message);
  }

  @Test
  void identifierGivenTwice_isRefused() {
    String twice = GOOD + GOOD.substring(GOOD.indexOf("  - id: HDR-01"));

    assertThatThrownBy(() -> Catalogue.read(twice))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("HDR-01, field id: it stands twice. Give each its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "- list", "text", "a: [", "a: !!java.net.URL [x]", "a: &a [*a, *a]"})
  void whatIsNoCatalogue_isRefused(String yaml) {
    assertThatThrownBy(() -> Catalogue.read(yaml))
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("the file");
  }
}
