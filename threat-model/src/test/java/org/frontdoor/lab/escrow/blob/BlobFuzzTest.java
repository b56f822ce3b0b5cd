package org.frontdoor.lab.escrow.blob;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.escrow.v1.EscrowKey;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.group.BadElementException;
import org.junit.jupiter.params.provider.MethodSource;

class BlobFuzzTest {

  private static final KeyShare KEY = KeyShare.alone("key", Seeds.random(1));

  static Stream<byte[]> blobs() {
    return Seeds.around(
        BlobSealer.bound(
                Blobs.label("alice"), List.of(KEY.key()), MessageKey.random(Seeds.random(2)))
            .toByteString());
  }

  static Stream<byte[]> keys() {
    return Seeds.around(
        KeyShare.dealt("shared", 2, 3, Seeds.random(3)).getFirst().key().toProto().toByteString());
  }

  /** Whatever is read has one form, and no bytes break the reader. */
  @MethodSource("blobs")
  @FuzzTest
  void reader_ofAnyBytes_readsInOneWayOrRefuses(byte[] bytes) {
    try {
      ReadBlob read = BlobReader.read(ByteString.copyFrom(bytes));
      assertThat(read.lanes()).isNotEmpty();
    } catch (BlobException e) {
      assertThat(e.fault().rule()).isNotEmpty();
    }
  }

  @MethodSource("keys")
  @FuzzTest
  void key_ofAnyBytes_isReadInOneWayOrRefused(byte[] bytes) {
    try {
      EscrowKey key = EscrowKey.parseFrom(bytes);
      assertThat(EscrowPublicKey.of(key).key().isNeutral()).isFalse();
    } catch (InvalidProtocolBufferException | BadElementException | BlobException e) {
      assertThat(e).hasMessageNotContaining("null");
    }
  }
}
