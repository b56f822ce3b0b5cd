package org.frontdoor.lab.escrow.blob;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.frontdoor.escrow.v1.EscrowKey;
import org.frontdoor.lab.escrow.group.BadElementException;

class BlobFuzzTest {

  /** Whatever is read has one form, and no bytes break the reader. */
  @FuzzTest
  void reader_ofAnyBytes_readsInOneWayOrRefuses(byte[] bytes) {
    try {
      ReadBlob read = BlobReader.read(ByteString.copyFrom(bytes));
      assertThat(read.lanes()).isNotEmpty();
    } catch (BlobException e) {
      assertThat(e.fault().rule()).isNotEmpty();
    }
  }

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
