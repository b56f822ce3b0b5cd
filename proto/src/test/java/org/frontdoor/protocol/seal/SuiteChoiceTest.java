package org.frontdoor.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.security.Provider;
import java.util.List;
import java.util.Set;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;
import org.junit.jupiter.api.Test;

class SuiteChoiceTest {

  private static final DeliveryKey STRONG = key(Seals.XWING);
  private static final DeliveryKey FALLBACK = key(Seals.X25519);

  @Test
  void choice_bothOfferedAndAble_isTheStrongest() {
    var able = Set.of(Seals.XWING, Seals.X25519);

    assertThat(SuiteChoice.choose(List.of(FALLBACK, STRONG), able)).contains(STRONG);
    assertThat(SuiteChoice.choose(List.of(STRONG, FALLBACK), able)).contains(STRONG);
  }

  @Test
  void choice_onlyTheFallbackAble_isTheFallback() {
    assertThat(SuiteChoice.choose(List.of(STRONG, FALLBACK), Set.of(Seals.X25519)))
        .contains(FALLBACK);
  }

  @Test
  void choice_nothingInCommon_isNone() {
    assertThat(SuiteChoice.choose(List.of(STRONG), Set.of(Seals.X25519))).isEmpty();
    assertThat(SuiteChoice.choose(List.of(), Set.of(Seals.XWING))).isEmpty();
    assertThat(
            SuiteChoice.choose(
                List.of(key(SealingSuite.SEALING_SUITE_UNSPECIFIED)), Set.of(Seals.X25519)))
        .isEmpty();
  }

  @Test
  void capability_withConscrypt_hasBothSuitesStrongestFirst() {
    var capability = SealingCapability.ofThisMachine();

    assertThat(capability.suites()).containsExactly(Seals.XWING, Seals.X25519);
    assertThat(capability.shortfall()).isEmpty();
  }

  @Test
  void capability_nativeLibraryMissing_fallsBackAndSaysSo() {
    var capability =
        SealingCapability.probe(
            () -> {
              throw new UnsatisfiedLinkError();
            });

    assertThat(capability.suites()).containsExactly(Seals.X25519);
    assertThat(capability.shortfall()).get().asString().contains("X-Wing");
  }

  @Test
  void capability_providerWithoutXWing_fallsBack() {
    var capability = SealingCapability.probe(() -> new Provider("Old", "1.0", "an old one") {});

    assertThat(capability.suites()).containsExactly(Seals.X25519);
  }

  private static DeliveryKey key(SealingSuite suite) {
    return DeliveryKey.newBuilder()
        .setSuite(suite)
        .setPublicKey(ByteString.copyFrom(new byte[32]))
        .build();
  }
}
