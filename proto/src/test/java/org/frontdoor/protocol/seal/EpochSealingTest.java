package org.frontdoor.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.EpochDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EpochSealingTest {

  private static final byte[] RECORDS = "the records".getBytes(StandardCharsets.UTF_8);

  static Iterable<SealingSuite> suites() {
    return Seals.suites();
  }

  @ParameterizedTest
  @MethodSource("suites")
  void batch_sealedToTheWarrantsKey_opensToTheSameBytes(SealingSuite suite) throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(suite);
    try (var sealer = sealer(key);
        var opener = opener(sealer, key)) {
      for (long first : new long[] {0, 1, 7, Long.MAX_VALUE}) {
        ByteString header = Seals.batch(Seals.LIID, 1, first);
        ByteString ciphertext = sealer.seal(header, first, RECORDS);

        assertThat(ciphertext.size()).isEqualTo(RECORDS.length + 16);
        assertThat(opener.open(header, first, ciphertext)).isEqualTo(RECORDS);
      }
    }
  }

  @Test
  void batch_sealedFromTheMiddleOfABuffer_opensToThatPart() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    try (var sealer = sealer(key);
        var opener = opener(sealer, key)) {
      ByteString header = Seals.batch(Seals.LIID, 1, 0);

      ByteString ciphertext = sealer.seal(header, 0, RECORDS, 4, 3);

      assertThat(opener.open(header, 0, ciphertext)).isEqualTo(Arrays.copyOfRange(RECORDS, 4, 7));
    }
  }

  @Test
  void sealer_recordNumberNotGreaterThanTheLast_refusesAndSealsOn() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    try (var sealer = sealer(key)) {
      sealer.seal(Seals.batch(Seals.LIID, 1, 5), 5, RECORDS);

      for (long used : new long[] {5, 4, 0, -1}) {
        assertThatThrownBy(() -> sealer.seal(Seals.batch(Seals.LIID, 1, used), used, RECORDS))
            .isInstanceOf(IllegalStateException.class);
      }
      assertThat(sealer.seal(Seals.batch(Seals.LIID, 1, 6), 6, RECORDS)).isNotNull();
    }
  }

  @Test
  void sealer_closed_refusesToSeal() throws Exception {
    var sealer = sealer(DeliveryKeyPair.generate(Seals.X25519));
    sealer.close();
    sealer.close();

    assertThatThrownBy(() -> sealer.seal(Seals.batch(Seals.LIID, 1, 0), 0, RECORDS))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void opener_closed_refusesToOpen() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    var sealer = sealer(key);
    var opener = opener(sealer, key);
    ByteString header = Seals.batch(Seals.LIID, 1, 0);
    ByteString ciphertext = sealer.seal(header, 0, RECORDS);
    opener.close();

    assertThatThrownBy(() -> opener.open(header, 0, ciphertext))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void epochKey_destroyed_isZeroed() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 7);

    new EpochKey(bytes).destroy();

    assertThat(bytes).containsOnly(0);
  }

  @Test
  void twoEpochs_ofOneTask_haveDifferentKeys() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    try (var first = sealer(key);
        var second = sealer(key)) {
      assertThat(first.detail().getKeyCommitment())
          .isNotEqualTo(second.detail().getKeyCommitment());
    }
  }

  @Test
  void sealer_suiteUnspecified_isRefused() {
    DeliveryKey none = DeliveryKey.newBuilder().setPublicKey(ByteString.EMPTY).build();

    assertFault(
        SealFault.SUITE_UNAVAILABLE, () -> EpochSealer.open(Seals.LIID, 1, none, Seals.RANDOM));
  }

  @ParameterizedTest
  @MethodSource("suites")
  void sealer_publicKeyOfWrongLength_isRefused(SealingSuite suite) {
    DeliveryKey broken =
        DeliveryKey.newBuilder()
            .setSuite(suite)
            .setPublicKey(ByteString.copyFrom(new byte[31]))
            .build();

    assertFault(
        SealFault.BAD_PUBLIC_KEY, () -> EpochSealer.open(Seals.LIID, 1, broken, Seals.RANDOM));
  }

  @Test
  void sealer_epochZero_isRefused() throws Exception {
    DeliveryKey key = DeliveryKeyPair.generate(Seals.X25519).publicKey();

    assertThatThrownBy(() -> EpochSealer.open(Seals.LIID, 0, key, Seals.RANDOM))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void epoch_headerOfAnotherKind_isRefused() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    UnitHeader epoch = Seals.epoch(Seals.LIID, 1, sealer(key).detail());

    assertFault(
        SealFault.NOT_AN_EPOCH,
        () -> EpochOpener.open(epoch.toBuilder().setKind(UnitKind.UNIT_KIND_BATCH).build(), key));
    assertFault(
        SealFault.NOT_AN_EPOCH,
        () -> EpochOpener.open(epoch.toBuilder().clearEpochDetail().build(), key));
    assertFault(
        SealFault.NOT_AN_EPOCH, () -> EpochOpener.open(epoch.toBuilder().setEpoch(0).build(), key));
  }

  @Test
  void epoch_sealedToAnotherKey_isRefused() throws Exception {
    EpochDetail detail = sealer(DeliveryKeyPair.generate(Seals.X25519)).detail();
    DeliveryKeyPair other = DeliveryKeyPair.generate(Seals.X25519);

    assertFault(
        SealFault.OTHER_DELIVERY_KEY,
        () -> EpochOpener.open(Seals.epoch(Seals.LIID, 1, detail), other));
    // Naming this key does not make it open.
    EpochDetail renamed = detail.toBuilder().setDeliveryKeyId(other.keyId()).build();
    assertFault(
        SealFault.CANNOT_DECAPSULATE,
        () -> EpochOpener.open(Seals.epoch(Seals.LIID, 1, renamed), other));
  }

  @Test
  void epoch_movedToAnotherTaskOrEpoch_isRefused() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    EpochDetail detail = sealer(key).detail();

    assertFault(
        SealFault.CANNOT_DECAPSULATE,
        () -> EpochOpener.open(Seals.epoch("LIID-0002", 1, detail), key));
    assertFault(
        SealFault.CANNOT_DECAPSULATE,
        () -> EpochOpener.open(Seals.epoch(Seals.LIID, 2, detail), key));
  }

  @Test
  void epoch_withAnotherCommitment_isRefused() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    EpochDetail detail =
        sealer(key).detail().toBuilder()
            .setKeyCommitment(ByteString.copyFrom(new byte[32]))
            .build();

    assertFault(
        SealFault.COMMITMENT_MISMATCH,
        () -> EpochOpener.open(Seals.epoch(Seals.LIID, 1, detail), key));
  }

  @Test
  void batch_ofAnotherTaskEpochOrNumber_isRefused() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    var sealer = sealer(key);
    var opener = opener(sealer, key);
    ByteString ciphertext = sealer.seal(Seals.batch(Seals.LIID, 1, 3), 3, RECORDS);

    assertFault(
        SealFault.OTHER_TASK_OR_EPOCH,
        () -> opener.open(Seals.batch("LIID-0002", 1, 3), 3, ciphertext));
    assertFault(
        SealFault.OTHER_TASK_OR_EPOCH,
        () -> opener.open(Seals.batch(Seals.LIID, 2, 3), 3, ciphertext));
    assertFault(
        SealFault.OTHER_RECORD_NUMBER,
        () -> opener.open(Seals.batch(Seals.LIID, 1, 3), 4, ciphertext));
    assertFault(
        SealFault.CANNOT_DECRYPT, () -> opener.open(Seals.batch(Seals.LIID, 1, 4), 4, ciphertext));
    assertFault(
        SealFault.NOT_A_BATCH,
        () -> opener.open(ByteString.copyFromUtf8("no header"), 3, ciphertext));
    assertFault(
        SealFault.NOT_A_BATCH,
        () ->
            opener.open(Seals.epoch(Seals.LIID, 1, sealer.detail()).toByteString(), 0, ciphertext));
  }

  @Test
  void batch_anyBitFlipped_isRefused() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    var sealer = sealer(key);
    var opener = opener(sealer, key);
    ByteString header = Seals.batch(Seals.LIID, 1, 3);
    byte[] ciphertext = sealer.seal(header, 3, RECORDS).toByteArray();

    for (int bit = 0; bit < ciphertext.length * 8; bit++) {
      byte[] flipped = ciphertext.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertFault(
          SealFault.CANNOT_DECRYPT, () -> opener.open(header, 3, ByteString.copyFrom(flipped)));
    }
    assertFault(SealFault.CANNOT_DECRYPT, () -> opener.open(header, 3, ByteString.EMPTY));
  }

  @Test
  void sealerOpenerAndKey_asText_sayNothingSecret() throws Exception {
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    var sealer = sealer(key);

    assertThat(sealer).hasToString("EpochSealer");
    assertThat(opener(sealer, key)).hasToString("EpochOpener");
    assertThat(new EpochKey(new byte[32])).hasToString("EpochKey[secret]");
    assertThat(key).hasToString("DeliveryKeyPair[SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM]");
  }

  private static EpochSealer sealer(DeliveryKeyPair key) throws SealException {
    return EpochSealer.open(Seals.LIID, 1, key.publicKey(), Seals.RANDOM);
  }

  private static EpochOpener opener(EpochSealer sealer, DeliveryKeyPair key) throws SealException {
    return EpochOpener.open(Seals.epoch(Seals.LIID, 1, sealer.detail()), key);
  }

  private static void assertFault(SealFault fault, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(SealException.class, e -> assertThat(e.fault()).isEqualTo(fault))
        .hasMessage(fault.sentence())
        .hasNoCause();
  }
}
