package org.frontdoor.conformance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue that comes with the suite. */
class CatalogueTest {

  private static final int ALL = 219;

  private final Catalogue catalogue = Catalogue.load();

  /**
   * How far each series of numbers goes; with the sum below, no purpose can be lost or invented.
   */
  @ParameterizedTest
  @CsvSource({
    "HDR, 15",
    "ACT, 32",
    "OBJ, 27",
    "TRN, 9",
    "MSG, 17",
    "HI2-SEQ, 8",
    "HI2-CIN, 3",
    "HI2-KA, 6",
    "HI2-CON, 2",
    "HI2-BUF, 7",
    "HI2-ACK, 4",
    "HI2-OPT, 8",
    "HI2-INT, 6",
    "HI2-SEG, 1",
    "HI2-AGG, 1",
    "HI2-PAD, 1",
    "HI2-TST, 1",
    "HI2-ERR, 1",
    "HI2-ENC, 1",
    "HI2-NOT, 1",
    "HI2-TIM, 1",
    "RD, 26",
    "EE, 12",
    "SEC, 19",
    "X1, 7",
    "X2, 3",
  })
  void series_isNumberedWithoutAHole(String series, int size) {
    List<String> numbers =
        catalogue.requirements().stream()
            .map(Requirement::id)
            .filter(id -> id.substring(0, id.lastIndexOf('-')).equals(series))
            .map(id -> id.substring(id.lastIndexOf('-') + 1))
            .toList();

    assertThat(numbers).hasSize(size).isSorted().doesNotHaveDuplicates().startsWith("01");
    assertThat(Integer.parseInt(numbers.getLast())).isEqualTo(size);
  }

  @Test
  void catalogue_accountsForEveryPurpose() {
    assertThat(catalogue.requirements()).hasSize(ALL);
    assertThat(
            catalogue.groups().stream().mapToInt(group -> catalogue.idsOf(group.id()).size()).sum())
        .isEqualTo(ALL);
  }

  @Test
  void requirement_withoutCase_saysWhyNot() {
    assertThat(catalogue.requirements())
        .allSatisfy(
            requirement ->
                assertThat(requirement.reason().isEmpty())
                    .as(requirement.id())
                    .isEqualTo(requirement.isCovered()));
  }

  @Test
  void purposes_areAllDifferent() {
    assertThat(catalogue.requirements().stream().map(Requirement::purpose)).doesNotHaveDuplicates();
  }

  @Test
  void find_returnsWhatTheFileSays() {
    Requirement found = catalogue.find("HI2-BUF-07").orElseThrow();

    assertThat(found.group()).isEqualTo("HI2");
    assertThat(found.level()).isEqualTo(Level.DERIVED);
    assertThat(found.role()).isEqualTo(Role.PROVIDER);
    assertThat(found.source()).startsWith("TS 102 232-1 6.3.6");
    assertThat(found.needs()).isEqualTo(EnumSet.of(Need.UPPER_TESTER, Need.CRASH));
    assertThat(found.holdsIn("BE")).isTrue();
    assertThat(catalogue.find("HDR-99")).isEmpty();
  }

  @Test
  void requirement_ofOneLaw_holdsNowhereElse() {
    Requirement found = catalogue.find("EE-01").orElseThrow();

    assertThat(found.holdsIn("EU")).isTrue();
    assertThat(found.holdsIn("XX")).isFalse();
  }

  @Test
  void idsOf_unknownGroup_isEmpty() {
    assertThat(catalogue.idsOf("NONE")).isEmpty();
    assertThat(catalogue.idsOf("TRN")).startsWith("TRN-01").hasSize(9);
  }

  @Test
  void roleBoth_includesEach() {
    assertThat(Set.of(Role.values())).allMatch(Role.BOTH::includes);
    assertThat(Role.PROVIDER.includes(Role.AUTHORITY)).isFalse();
  }
}
