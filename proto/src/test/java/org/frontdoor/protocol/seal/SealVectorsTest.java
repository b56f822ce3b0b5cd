package org.frontdoor.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import com.google.protobuf.ByteString;
import java.util.Iterator;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.EpochDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.testing.Vectors;
import org.frontdoor.protocol.testing.Vectors.Vector;
import org.junit.jupiter.api.Test;

class SealVectorsTest {

  @Test
  void epochs_ofTheVectors_areBoundAndOpened() throws Exception {
    for (Vector vector : Vectors.of("epoch.json")) {
      SealingSuite suite = SealingSuite.forNumber((int) vector.number("suite"));
      String liid = vector.text("liid");
      long epoch = vector.number("epoch");
      DeliveryKeyPair key = key(suite, vector);

      assertThat(EpochBinding.info(liid, epoch, suite))
          .isEqualTo(vector.bytes("info").toByteArray());
      assertThat(EpochBinding.commitment(vector.bytes("epoch_key").toByteArray(), liid, epoch))
          .isEqualTo(vector.bytes("key_commitment").toByteArray());
      assertThat(key.keyId()).isEqualTo(vector.bytes("delivery_key_id"));
      assertThat(
              key.decapsulate(
                  vector.bytes("encapsulated_key"), EpochBinding.info(liid, epoch, suite)))
          .isEqualTo(vector.bytes("epoch_key").toByteArray());
      EpochDetail detail =
          EpochDetail.newBuilder()
              .setSuite(suite)
              .setEncapsulatedKey(vector.bytes("encapsulated_key"))
              .setKeyCommitment(vector.bytes("key_commitment"))
              .setDeliveryKeyId(vector.bytes("delivery_key_id"))
              .build();
      EpochOpener.open(Seals.epoch(liid, epoch, detail), key).close();
    }
  }

  @Test
  void batches_ofTheVectors_areSealedAndOpened() throws Exception {
    for (Vector vector : Vectors.of("batch.json")) {
      byte[] key = vector.bytes("epoch_key").toByteArray();
      long first = Long.parseUnsignedLong(vector.text("first_record"));
      ByteString header = vector.bytes("header");
      byte[] plaintext = vector.bytes("plaintext").toByteArray();
      try (var sealer =
              new EpochSealer(
                  new EpochKey(key.clone()), EpochDetail.getDefaultInstance(), new BatchCipher());
          var opener =
              new EpochOpener("LIID-0001", 1, new EpochKey(key.clone()), new BatchCipher())) {
        assertThat(EpochKey.nonce(first).getIV()).isEqualTo(vector.bytes("nonce").toByteArray());
        assertThat(sealer.seal(header, first, plaintext)).isEqualTo(vector.bytes("ciphertext"));
        assertThat(opener.open(header, first, vector.bytes("ciphertext"))).isEqualTo(plaintext);
      }
    }
  }

  @Test
  void delivery_ofTheVectors_opensToItsPlaintexts() throws Exception {
    Vector delivery = Vectors.of("delivery.json").getFirst();
    DeliveryKeyPair key = key(Seals.X25519, delivery);
    Iterator<ByteString> plaintexts = delivery.list("plaintexts").iterator();
    UnitHeader epoch = UnitHeader.getDefaultInstance();
    for (Vector unit : delivery.parts("units")) {
      UnitHeader header = UnitHeader.parseFrom(unit.bytes("header"));
      if (header.getKind() == UnitKind.UNIT_KIND_EPOCH) {
        epoch = header;
      } else if (header.getKind() == UnitKind.UNIT_KIND_BATCH) {
        try (var opener = EpochOpener.open(epoch, key)) {
          byte[] opened =
              opener.open(unit.bytes("header"), header.getFirstRecord(), unit.bytes("ciphertext"));
          assertThat(opened).isEqualTo(plaintexts.next().toByteArray());
        }
      }
    }
    assertThat(plaintexts.hasNext()).isFalse();
  }

  @AccessesPartialKey // the vectors have raw keys
  private static DeliveryKeyPair key(SealingSuite suite, Vector vector) throws Exception {
    HpkePublicKey publicKey =
        HpkePublicKey.create(
            HpkeSuite.parameters(suite),
            Bytes.copyFrom(vector.bytes("public_key").toByteArray()),
            null);
    HpkePrivateKey privateKey =
        HpkePrivateKey.create(
            publicKey,
            SecretBytes.copyFrom(
                vector.bytes("private_key").toByteArray(), InsecureSecretKeyAccess.get()));
    KeysetHandle keyset =
        KeysetHandle.newBuilder()
            .addEntry(KeysetHandle.importKey(privateKey).withFixedId(1).makePrimary())
            .build();
    return DeliveryKeyPair.ofPrivateKeyset(
        TinkProtoKeysetFormat.serializeKeyset(
            keyset, InsecureSecretKeyAccess.get(), HpkeSuite.TINK),
        InsecureSecretKeyAccess.get());
  }
}
