package org.frontdoor.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;

class EpochOpenerFuzzTest {

  private static final DeliveryKeyPair KEY = key();

  /** No bytes open that the sealer did not make, and none break anything. */
  @FuzzTest
  void opener_givenAnyUnit_refusesWithASealException(byte[] bytes) {
    DeliveryUnit unit;
    UnitHeader header;
    try {
      unit = DeliveryUnit.parseFrom(bytes);
      header = UnitHeader.parseFrom(unit.getHeader());
    } catch (InvalidProtocolBufferException e) {
      return;
    }
    refuses(() -> EpochOpener.open(header, KEY).close());
    refuses(
        () -> {
          try (var sealer = EpochSealer.open(Seals.LIID, 1, KEY.publicKey(), Seals.RANDOM);
              var opener = EpochOpener.open(Seals.epoch(Seals.LIID, 1, sealer.detail()), KEY)) {
            opener.open(unit.getHeader(), header.getFirstRecord(), unit.getCiphertext());
          }
        });
  }

  @FuzzTest
  void keyset_ofAnyBytes_isReadOrRefused(byte[] bytes) {
    try {
      DeliveryKeyPair key = DeliveryKeyPair.ofPrivateKeyset(bytes, InsecureSecretKeyAccess.get());
      assertThat(key.publicKey().getPublicKey()).isNotEqualTo(ByteString.EMPTY);
    } catch (SealException e) {
      assertThat(e).hasNoCause();
    }
  }

  private interface Refusable {
    void run() throws SealException;
  }

  private static void refuses(Refusable call) {
    try {
      call.run();
      fail("It was opened.");
    } catch (SealException e) {
      assertThat(e).hasMessage(e.fault().sentence()).hasNoCause();
    }
  }

  private static DeliveryKeyPair key() {
    try {
      return DeliveryKeyPair.generate(Seals.X25519);
    } catch (SealException e) {
      throw new IllegalStateException(e);
    }
  }
}
