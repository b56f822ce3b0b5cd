package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.protocol.identity.UntrustReason;
import org.frontdoor.provider.delivery.StreamEnd;
import org.frontdoor.provider.register.StatusReason;
import org.junit.jupiter.api.Test;

/**
 * Keeps the tables of docs/errors.md equal to the code. With {@code -Dfrontdoor.docs.write=true}
 * the tables are written instead of compared.
 */
class ErrorsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "errors.md");

  @Test
  void page_ofErrors_saysWhatTheCodeSays() throws IOException {
    String page = Files.readString(PAGE);
    String expected = page;
    expected = with(expected, "hi1-message", table(Hi1Fault.Scope.MESSAGE));
    expected = with(expected, "hi1-action", table(Hi1Fault.Scope.ACTION));
    expected = with(expected, "hi1-trust", trust());
    expected = with(expected, "hi1-status", status());
    expected = with(expected, "hi2-end", streamEnds());
    if (Boolean.getBoolean("frontdoor.docs.write")) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page).isEqualTo(expected);
    }
  }

  @Test
  void rules_ofHi1_areNamedOnceAndSayWhatToDo() {
    Set<String> rules = new HashSet<>();
    for (Hi1Fault fault : Hi1Fault.values()) {
      assertThat(rules.add(fault.rule())).as(fault.rule()).isTrue();
      assertThat(fault.code()).isBetween(3000, 3021);
      assertThat(fault.sentence()).endsWith(".").hasSizeLessThanOrEqualTo(512);
      assertThat(fault.remedy()).endsWith(".");
    }
  }

  private static String with(String page, String name, String table) {
    String start = "<!-- table " + name + " -->\n";
    String end = "<!-- end " + name + " -->";
    int from = page.indexOf(start);
    int to = page.indexOf(end);
    assertThat(from).as("mark of table " + name).isNotNegative().isLessThan(to);
    return page.substring(0, from + start.length()) + table + page.substring(to);
  }

  private static String table(Hi1Fault.Scope scope) {
    return table(
        Arrays.stream(Hi1Fault.values())
            .filter(fault -> fault.scope() == scope)
            .map(fault -> row(fault.code(), fault.rule(), fault.sentence(), fault.remedy()))
            .toList());
  }

  private static String trust() {
    return table(
        Arrays.stream(UntrustReason.values())
            .map(
                reason ->
                    row(
                        Hi1Fault.SIGNATURE_UNTRUSTED.code(),
                        reason.rule(),
                        "Not trusted: " + reason.sentence() + ".",
                        reason.remedy()))
            .toList());
  }

  private static String status() {
    return table(
        Arrays.stream(StatusReason.values())
            .map(StatusReason::information)
            .map(ErrorsPageTest::row)
            .toList());
  }

  private static String streamEnds() {
    return Arrays.stream(StreamEnd.values())
        .map(StreamEnd::status)
        .filter(status -> !status.isOk())
        .map(status -> "| " + status.getCode() + " | " + status.getDescription() + " |\n")
        .collect(Collectors.joining("", "| gRPC status | text |\n|---|---|\n", ""));
  }

  private static String row(ErrorInformation error) {
    return row(
        error.getErrorCode(), error.getRule(), error.getErrorDescription(), error.getRemedy());
  }

  private static String row(int code, String rule, String sentence, String remedy) {
    return "| " + code + " | `" + rule + "` | " + sentence + " | " + remedy + " |\n";
  }

  private static String table(List<String> rows) {
    return rows.stream()
        .collect(
            Collectors.joining(
                "", "| code | rule | what is wrong | what to do |\n|---|---|---|---|\n", ""));
  }
}
