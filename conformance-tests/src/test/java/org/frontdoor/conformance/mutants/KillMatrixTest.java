package org.frontdoor.conformance.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.frontdoor.conformance.catalogue.Catalogue;
import org.frontdoor.conformance.catalogue.Level;
import org.frontdoor.conformance.catalogue.Requirement;
import org.frontdoor.conformance.catalogue.Role;
import org.frontdoor.conformance.mutants.Matrix.Row;
import org.frontdoor.conformance.mutants.authority.AuthorityMutants;
import org.frontdoor.conformance.mutants.hi1.ListNotAllowedMutants;
import org.frontdoor.conformance.mutants.stream.SpoolMutants;
import org.junit.jupiter.api.Test;

/** The published matrix is that of the cases and mutants that there are. */
final class KillMatrixTest {

  private static final String RENEW =
      "renew it: ./mvnw -pl conformance-tests -am verify -Dtest=None"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=KillMatrixIT"
          + " -Dfailsafe.failIfNoSpecifiedTests=false -Dfrontdoor.matrix=write";

  @Test
  void publishedMatrix_isOfTheseMutantsAndCases() throws IOException {
    List<String> lines = Files.readAllLines(page("kill-matrix.csv"));

    assertThat(lines.getFirst())
        .as(RENEW)
        .isEqualTo("purpose,fault,says," + String.join(",", KillMatrixIT.purposes()));
    assertThat(lines.subList(1, lines.size()))
        .as(RENEW)
        .extracting(line -> line.substring(0, line.indexOf("\",\"") + 1))
        .containsExactlyElementsOf(
            KillMatrixIT.examined().stream()
                .map(mutant -> mutant.purpose() + ",\"" + mutant.fault() + "\"")
                .toList());
  }

  @Test
  void publishedMatrix_hasNoSurvivorAndNoCollateral() throws IOException {
    assertThat(Files.readString(page("kill-matrix.md")))
        .contains(" 0 survived; 0 red on an unrelated purpose");
    assertThat(published())
        .allSatisfy(
            row -> {
              assertThat(row.killed()).as(row.fault()).isTrue();
              assertThat(row.collateral()).as(row.fault()).isEmpty();
            });
  }

  @Test
  void publishedPage_isDrawnFromTheTable() throws IOException {
    assertThat(Files.readString(page("kill-matrix.md")))
        .isEqualTo(
            new Matrix(KillMatrixIT.purposes(), published())
                .markdown(KillMatrixIT.examined().size(), AllMutants.list().size()));
  }

  @Test
  void coveredMandatoryPurpose_hasAMutant() throws Exception {
    Set<String> broken = new TreeSet<>();
    AllMutants.list().forEach(mutant -> broken.add(mutant.purpose()));
    // These need another provider: SpoolBoundIT, ListNotAllowedIT.
    SpoolMutants.list().forEach(mutant -> broken.add(mutant.purpose()));
    ListNotAllowedMutants.list().forEach(mutant -> broken.add(mutant.purpose()));

    assertThat(Catalogue.load().requirements())
        .filteredOn(Requirement::isCovered)
        .filteredOn(one -> one.level() == Level.MANDATORY && one.role() != Role.AUTHORITY)
        .extracting(Requirement::id)
        .isSubsetOf(broken);
  }

  @Test
  void coveredMandatoryPurposeOfAuthorities_hasAMutant() throws Exception {
    Set<String> broken = new TreeSet<>();
    AuthorityMutants.list().forEach(mutant -> broken.add(mutant.purpose()));

    assertThat(Catalogue.load().requirements())
        .filteredOn(Requirement::isCovered)
        .filteredOn(one -> one.level() == Level.MANDATORY && one.role() != Role.PROVIDER)
        .extracting(Requirement::id)
        .isSubsetOf(broken);
  }

  @Test
  void purposesThatAskForTheSame_areSeenToBreakTogether() throws IOException {
    List<Row> rows = published();

    assertThat(Kin.all())
        .as("kin that no mutant shows would only hide what is red elsewhere")
        .allSatisfy(
            kin -> assertThat(rows).anyMatch(row -> row.kin().stream().anyMatch(kin.with(row))));
  }

  private static List<Row> published() throws IOException {
    return Matrix.earlier(Files.readAllLines(page("kill-matrix.csv")), KillMatrixIT.purposes());
  }

  private static Path page(String file) {
    return Path.of("..", "docs", "conformance", file);
  }
}
