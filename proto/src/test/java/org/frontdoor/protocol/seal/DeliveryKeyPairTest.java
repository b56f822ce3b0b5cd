package org.frontdoor.protocol.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import java.security.MessageDigest;
import org.frontdoor.hi1.v1.SealingSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryKeyPairTest {

  static Iterable<SealingSuite> suites() {
    return Seals.suites();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void publicKey_ofASuite_isRawAndNamedByItsHash(SealingSuite suite) throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(suite);

    byte[] raw = key.publicKey().getPublicKey().toByteArray();

    assertThat(raw).hasSize(suite == Seals.XWING ? 1216 : 32);
    assertThat(key.keyId().toByteArray())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(raw));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void keyset_writtenAndRead_opensWhatWasSealedToTheFirst(SealingSuite suite) throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(suite);

    DeliveryKeyPair read =
        DeliveryKeyPair.ofPrivateKeyset(
            key.privateKeyset(InsecureSecretKeyAccess.get()), InsecureSecretKeyAccess.get());

    assertThat(read.publicKey()).isEqualTo(key.publicKey());
    try (var sealer = EpochSealer.open(Seals.LIID, 1, key.publicKey(), Seals.RANDOM);
        var opener = EpochOpener.open(Seals.epoch(Seals.LIID, 1, sealer.detail()), read)) {
      var header = Seals.batch(Seals.LIID, 1, 0);
      var ciphertext = sealer.seal(header, 0, new byte[] {1, 2, 3});
      assertThat(opener.open(header, 0, ciphertext)).containsExactly(1, 2, 3);
    }
  }

  @Test
  void keyset_ofBrokenBytes_isRefusedWithoutQuotingThem() {
    for (byte[] broken : new byte[][] {{}, {1, 2, 3}, "not a keyset".getBytes(US_ASCII)}) {
      assertThatThrownBy(
              () -> DeliveryKeyPair.ofPrivateKeyset(broken, InsecureSecretKeyAccess.get()))
          .isInstanceOf(SealException.class)
          .hasMessage(SealFault.BAD_KEYSET.sentence())
          .hasNoCause();
    }
  }

  @Test
  void keyset_ofAnUnknownSuite_isRefused() throws Exception {
    KeysetHandle p256 =
        KeysetHandle.generateNew(
            HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_P256_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.NO_PREFIX)
                .build(),
            HpkeSuite.TINK);
    byte[] keyset =
        TinkProtoKeysetFormat.serializeKeyset(p256, InsecureSecretKeyAccess.get(), HpkeSuite.TINK);

    assertThatThrownBy(() -> DeliveryKeyPair.ofPrivateKeyset(keyset, InsecureSecretKeyAccess.get()))
        .hasMessage(SealFault.SUITE_UNAVAILABLE.sentence());
  }

  @Test
  void keyset_ofAPublicKey_isRefused() throws Exception {
    byte[] keyset =
        DeliveryKeyPair.generate(Seals.X25519).privateKeyset(InsecureSecretKeyAccess.get());
    KeysetHandle handle =
        TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get(), HpkeSuite.TINK);
    byte[] publicOnly =
        TinkProtoKeysetFormat.serializeKeysetWithoutSecret(
            handle.getPublicKeysetHandle(), HpkeSuite.TINK);

    assertThatThrownBy(
            () -> DeliveryKeyPair.ofPrivateKeyset(publicOnly, InsecureSecretKeyAccess.get()))
        .hasMessage(SealFault.BAD_KEYSET.sentence());
  }
}
