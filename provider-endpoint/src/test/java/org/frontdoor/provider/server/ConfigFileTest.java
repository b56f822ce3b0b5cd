package org.frontdoor.provider.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigFileTest {

  private static final String LEAST =
      """
      identity: {country: XX, id: PROVIDER1}
      keys: {tls: tls.p12, signing: signing.p12, evidence: evidence.p12, storage: storage.keyset, passwordFile: password}
      trust: ../trust
      data: data
      """;

  @TempDir private Path folder;

  @Test
  void read_leastFile_fillsInEveryDefault() throws IOException {
    ProviderConfig config = read(LEAST, Map.of());

    assertThat(config.profiles()).isEqualTo(List.of("XX"));
    assertThat(config.listen())
        .isEqualTo(new ProviderConfig.Listen("127.0.0.1", 9443, 9444, 9445, 9446, 9447, false));
    assertThat(config.delivery())
        .isEqualTo(
            new ProviderConfig.Delivery(
                4 << 20,
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofMinutes(10),
                1L << 30));
    assertThat(config.journal()).isEqualTo(new ProviderConfig.Journal(2L << 30));
    assertThat(config.accountability())
        .isEqualTo(new ProviderConfig.Accountability(Duration.ofHours(1), List.of(), List.of()));
  }

  @Test
  void read_relativePaths_areRelativeToTheFile() throws IOException {
    ProviderConfig config = read(LEAST, Map.of());

    assertThat(config.keys().tls()).isEqualTo(folder.resolve("tls.p12"));
    assertThat(config.trust()).isEqualTo(folder.resolve("../trust").normalize());
    assertThat(config.data()).isEqualTo(folder.resolve("data"));
  }

  @Test
  void read_environment_overridesOneValue() throws IOException {
    ProviderConfig config =
        read(
            LEAST + "listen: {messenger: 7000}\n",
            Map.of(
                "FRONTDOOR_PROVIDER_LISTEN_LI", "0",
                "FRONTDOOR_PROVIDER_LISTEN_ALLOWUPPERTESTERBEYONDLOOPBACK", "true",
                "FRONTDOOR_PROVIDER_DATA", "elsewhere"));

    assertThat(config.listen().li()).isZero();
    assertThat(config.listen().messenger()).isEqualTo(7000);
    assertThat(config.listen().allowUpperTesterBeyondLoopback()).isTrue();
    assertThat(config.data()).isEqualTo(folder.resolve("elsewhere"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "listen: {lii: 1}            | 'listen.lii' is unknown",
        "colour: red                 | 'colour' is unknown",
        "listen: {li: 70000}         | 'listen.li' is 70000; it must lie between 0 and 65535",
        "listen: {li: many}          | 'listen.li' is missing, or has a value of the wrong kind",
        "profiles: []                | 'profiles' is empty",
        "delivery: {spoolBytes: 1}   | 'delivery.spoolBytes' is 1; it must lie between",
        "delivery: {keepaliveIdle: PT0S} | 'delivery.keepaliveIdle' is PT0S",
        "data: .                     | 'keys.storage' lies inside the data folder",
        "identity: {country: xx, id: P} | 'identity.country' is not a two-letter country code",
        "identity: {country: XX, id: 'a b'} | 'identity.id' is not 1 to 32 letters",
        "journal: {maxBytes: 5}      | 'journal.maxBytes' is 5",
        "accountability: {checkpointInterval: PT0S} | 'accountability.checkpointInterval' is PT0S",
        "accountability: {witnesses: [w]} | 'accountability.witnesses' has a line that is no verifier key",
        "accountability: {witnesses: [PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW]} | 'accountability.witnesses' has a key that is not a witness's",
        "accountability: {formerKeys: [w]} | 'accountability.formerKeys' has a line that is no verifier key",
      })
  void read_badValue_namesKeyAndRule(String line, String message) {
    String key = line.substring(0, line.indexOf(':') + 1);
    String without =
        LEAST.lines().filter(other -> !other.startsWith(key)).reduce("", (a, b) -> a + b + "\n");

    assertThatThrownBy(() -> read(without + line + "\n", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void read_missingKey_isNamed() {
    assertThatThrownBy(() -> read(LEAST.replace("trust: ../trust\n", ""), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("trust");
  }

  @Test
  void read_keyTwice_isRefusedWithItsLine() {
    assertThatThrownBy(() -> read(LEAST + "data: other\n", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("a key stands twice");
  }

  @Test
  void read_unknownVariable_isRefused() {
    assertThatThrownBy(() -> read(LEAST, Map.of("FRONTDOOR_PROVIDER_LISTEN_L", "1")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("FRONTDOOR_PROVIDER_LISTEN_L names no configuration key");
  }

  @Test
  void read_missingFile_saysHowToMakeOne() {
    assertThatThrownBy(() -> ConfigFile.read(folder.resolve("none.yaml"), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("pki init");
  }

  private ProviderConfig read(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("provider.yaml"), yaml);
    return ConfigFile.read(file, environment);
  }
}
