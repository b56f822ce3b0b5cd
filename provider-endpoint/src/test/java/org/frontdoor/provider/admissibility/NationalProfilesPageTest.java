package org.frontdoor.provider.admissibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/national-profiles.md says what the code does. */
final class NationalProfilesPageTest {

  private static final Path PAGE = Path.of("..", "docs", "national-profiles.md");

  @Test
  void page_namesEveryRefusalWithItsCode() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    for (Refusal refusal : Refusal.values()) {
      assertThat(lines)
          .as(refusal.rule())
          .anyMatch(
              line ->
                  line.startsWith("| " + refusal.code() + " |")
                      && line.contains("`" + refusal.rule() + "`"));
    }
  }

  @Test
  void page_saysThatTheBelgianProfileIsAnApproximation() throws IOException {
    assertThat(Files.readString(PAGE)).contains("approximation").contains("no lawyer");
  }
}
