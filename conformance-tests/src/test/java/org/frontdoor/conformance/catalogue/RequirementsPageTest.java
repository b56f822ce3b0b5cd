package org.frontdoor.conformance.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Keeps docs/conformance/requirements.md equal to the catalogue. With {@code
 * -Dfrontdoor.docs.write=true} the page is written instead of compared.
 */
class RequirementsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "conformance", "requirements.md");
  private static final String RENEW =
      "the page is renewed by ./mvnw -pl conformance-tests -am test -Dtest=RequirementsPageTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dfrontdoor.docs.write=true";

  private final Catalogue catalogue = Catalogue.load();

  @Test
  void page_saysWhatTheCatalogueSays() throws IOException {
    String expected = CatalogueTable.markdown(catalogue);
    if (Boolean.getBoolean("frontdoor.docs.write")) {
      Files.createDirectories(PAGE.toAbsolutePath().normalize().getParent());
      Files.writeString(PAGE, expected);
    } else {
      assertThat(PAGE).as(RENEW).exists();
      assertThat(Files.readString(PAGE)).as(RENEW).isEqualTo(expected);
    }
  }

  @Test
  void table_hasALineForEachRequirementAndCountsThem() {
    String page = CatalogueTable.markdown(catalogue);

    assertThat(catalogue.requirements())
        .allSatisfy(requirement -> assertThat(page).contains("\n| " + requirement.id() + " | "));
    assertThat(page)
        .containsPattern("\\| \\*\\*all\\*\\* \\|  \\| \\d+ \\| \\d+ \\| \\d+ \\| 219 \\|");
  }
}
