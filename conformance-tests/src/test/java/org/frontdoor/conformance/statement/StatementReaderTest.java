package org.frontdoor.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatementReaderTest {

  private static final String GOOD =
      """
      role: provider
      test-system: true
      country: XX
      id: PROVIDER1
      profiles: [XX]
      features: [list, hi2]
      upper-tester: [accounts]
      accounts: [one, two]
      spool-bytes: 1048576
      latency-millis: 500
      """;

  @Test
  void declaration_isRead() throws StatementException {
    EndpointStatement statement = StatementReader.read("endpoint.yaml", GOOD);

    assertThat(statement.role()).isEqualTo(TestedRole.PROVIDER);
    assertThat(statement.testSystem()).isTrue();
    assertThat(statement.id().getUniqueIdentifier()).isEqualTo("PROVIDER1");
    assertThat(statement.features()).containsExactlyInAnyOrder(Feature.LIST, Feature.HI2);
    assertThat(statement.testerCalls()).containsExactly(TesterCall.ACCOUNTS);
    assertThat(statement.accounts()).containsExactly("one", "two");
    assertThat(statement.spoolBytes()).hasValue(1 << 20);
    assertThat(statement.latency()).contains(Duration.ofMillis(500));
  }

  @Test
  void whatIsNotDeclared_isNothing() throws StatementException {
    EndpointStatement statement =
        StatementReader.read(
            "endpoint.yaml", "role: provider\ntest-system: false\ncountry: XX\nid: P1\n");

    assertThat(statement.testSystem()).isFalse();
    assertThat(statement.features()).isEmpty();
    assertThat(statement.testerCalls()).isEmpty();
    assertThat(statement.profiles()).isEmpty();
    assertThat(statement.spoolBytes()).isEmpty();
    assertThat(statement.latency()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role: provider|role: judge|role is neither",
        "test-system: true|test-system: perhaps|test-system is neither",
        "country: XX|country: xx|country is not",
        "id: PROVIDER1|id: '-'|id is not",
        "id: PROVIDER1|name: PROVIDER1|name is not a field",
        "[list, hi2]|[list, magic]|'magic' is not a feature",
        "[accounts]|[time-travel]|'time-travel' is not a call",
        "[one, two]|one|accounts is not a list",
        "500|soon|latency-millis is not",
        "spool-bytes: 1048576|spool-bytes: much|spool-bytes is not",
        "spool-bytes: 1048576|spool-bytes: 0|spool-bytes is not",
        "country: XX|country: [|is not YAML"
      })
  void brokenDeclaration_isRefusedByNameOfTheField(String from, String to, String words) {
    assertThatThrownBy(() -> StatementReader.read("my.yaml", GOOD.replace(from, to)))
        .isInstanceOf(StatementException.class)
        .hasMessageStartingWith("my.yaml: ")
        .hasMessageContaining(words);
  }
}
