package org.frontdoor.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.protocol.identity.AcceptedRealms;
import org.frontdoor.protocol.identity.KeyRoles;
import org.frontdoor.protocol.identity.UntrustReason;
import org.junit.jupiter.api.Test;

/** The tables of the specification say what the code does. */
public class SpecTest {

  @Test
  void signatures_listEveryReasonAndItsMeaning() throws IOException {
    List<String> rows =
        Arrays.stream(UntrustReason.values())
            .map(
                reason ->
                    "| `"
                        + reason.name().toLowerCase(Locale.ROOT)
                        + "` | "
                        + reason.sentence()
                        + " |")
            .toList();

    assertThat(rows("signatures.md", "\\| `[a-z_]+` \\| [^|]+ \\|")).isEqualTo(rows);
  }

  @Test
  void signatures_listTheRealmOfEveryRole() throws IOException {
    List<String> rows = rows("signatures.md", "\\| [^|]+ \\| `[a-z_]+` \\| `[a-z]+` \\|.*");

    assertThat(rows).hasSize(AcceptedRealms.usual().byRole().size());
    for (String row : rows) {
      String[] cells = row.replace("`", "").split(" *\\| *", -1);
      KeyRole role = KeyRoles.parse(cells[2]).orElseThrow();
      assertThat(AcceptedRealms.usual().accept(role, cells[3])).as(row).isTrue();
    }
  }

  /** The rows of a table of the specification that have a form. */
  public static List<String> rows(String file, String form) throws IOException {
    String text = Files.readString(Path.of("spec", file));
    return Pattern.compile("^" + form + "$", Pattern.MULTILINE)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .toList();
  }
}
