package org.frontdoor.provider.admissibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.frontdoor.hi1.v1.SupportedProfile;
import org.junit.jupiter.api.Test;

final class NationalProfileReaderTest {

  private final NationalProfileReader reader = new NationalProfileReader();

  @Test
  void bundledProfiles_sayWhatTheyAllow() {
    NationalProfiles profiles = reader.bundled(List.of("XX", "BE"));

    assertThat(profiles.profiles())
        .extracting(NationalProfile::supported)
        .containsExactly(
            supported("XX", Duration.ofDays(90), Duration.ofHours(48)),
            supported("BE", Duration.ofDays(59), Duration.ofHours(24)));
    assertThat(profiles.emergencyConfirmation())
        .isEqualTo(Map.of("XX", Duration.ofHours(48), "BE", Duration.ofHours(24)));
  }

  @Test
  void belgianProfile_saysThatItIsAnApproximation() {
    assertThat(reader.bundled("BE").title().notice()).contains("Teaching approximation");
  }

  @Test
  void profileThatIsNotThere_isRefused() {
    assertRefused(() -> reader.bundled("FR"), "FR", "comes with the program");
    assertRefused(() -> reader.bundled("../XX"), "../XX", "two capital letters");
  }

  @Test
  void unknownKey_isRefusedAndNamed() {
    assertRefused(
        () -> changed("  futureOnly: true", "  futureOnly: true\n  pastToo: true"),
        "XX",
        "exchange",
        "pastToo");
  }

  @Test
  void missingKey_isRefusedAndNamed() {
    assertRefused(() -> changed("  futureOnly: true\n", ""), "futureOnly");
  }

  @Test
  void doubledKey_isRefused() {
    assertRefused(
        () -> changed("  futureOnly: true", "  futureOnly: true\n  futureOnly: false"),
        "futureOnly");
  }

  @Test
  void badValue_isRefusedAndItsKeyNamed() {
    assertRefused(() -> changed("P90D", "ninety days"), "exchange.maximumLength");
    assertRefused(() -> changed("P90D", "P0D"), "maximumLength is longer than zero");
    assertRefused(() -> changed("PT48H", "PT0S"), "confirmWithin is longer than zero");
    assertRefused(() -> changed("role: judge", "role: sheriff"), "orders.traffic");
    assertRefused(() -> changed("role: judge", "role: provider"), "orders.traffic");
    assertRefused(() -> changed("  traffic:", "  content:"), "orders");
    assertRefused(() -> changed("[1-9][0-9]{4,14}", "(a)\\\\1"), "targets");
  }

  private NationalProfile changed(String from, String to) throws IOException {
    try (InputStream yaml = NationalProfileReader.class.getResourceAsStream("/profiles/XX.yaml")) {
      String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(from);
      return reader.read(
          "XX", text.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
    }
  }

  private static void assertRefused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call).isInstanceOf(ProfileException.class).hasMessageContainingAll(words);
  }

  private static SupportedProfile supported(String owner, Duration longest, Duration confirm) {
    return SupportedProfile.newBuilder()
        .setOwner(owner)
        .setVersion("v1.0")
        .setMaximumTaskSeconds(longest.toSeconds())
        .setEmergencyConfirmationSeconds(confirm.toSeconds())
        .setListAllowed(true)
        .build();
  }
}
