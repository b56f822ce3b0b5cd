package org.frontdoor.conformance.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frontdoor.hi1.v1.SealingSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdapterReaderTest {

  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  private static final String GOOD =
      """
      role: authority
      test-system: true
      country: XX
      id: AUTH0001
      profiles: [XX]
      commands:
        receive: [a, --port, "{port}"]
        report: [a, b]
      delivery-keys:
        x25519: KEY
      """
          .replace("KEY", KEY);

  @Test
  void adapter_isRead() throws StatementException {
    AuthorityAdapter adapter = StatementReader.read("mine.yaml", GOOD).adapter();

    assertThat(adapter.commands().get(AuthorityAdapter.RECEIVE))
        .containsExactly("a", "--port", "{port}");
    assertThat(adapter.commands().get(AuthorityAdapter.REPORT)).containsExactly("a", "b");
    assertThat(adapter.deliveryKeys())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.getSuite())
                  .isEqualTo(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
              assertThat(key.getPublicKey().size()).isEqualTo(32);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "role: authority|role: provider|commands belongs to an authority",
        "report: [a, b]|listen: [a]|commands does not have receive and report",
        "report: [a, b]|report: a b|commands.report is not a program",
        "report: [a, b]|report: []|commands.report is not a program",
        "x25519:|rsa:|'rsa' is not a suite",
        "x25519:|xwing:|delivery-keys has no key of 1216 bytes",
        "AAAAAAAAAAA=|AAAA|delivery-keys has no key of 32 bytes",
        "commands:|profiles2:|is not a field"
      })
  void brokenAdapter_isRefusedByNameOfTheField(String from, String to, String words) {
    assertThatThrownBy(() -> StatementReader.read("mine.yaml", GOOD.replace(from, to)))
        .isInstanceOf(StatementException.class)
        .hasMessageStartingWith("mine.yaml: ")
        .hasMessageContaining(words);
  }

  @Test
  void authorityWithoutAdapter_isRefused() {
    assertThatThrownBy(
            () -> StatementReader.read("mine.yaml", GOOD.substring(0, GOOD.indexOf("commands:"))))
        .isInstanceOf(StatementException.class)
        .hasMessageContaining("commands is missing");
  }
}
