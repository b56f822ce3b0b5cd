package org.frontdoor.protocol.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ChainLinkTest {

  private static final ByteString HEADER = ByteString.copyFromUtf8("header");
  private static final ByteString CIPHERTEXT = ByteString.copyFromUtf8("ciphertext");

  @Test
  void link_ofAnyChangedInput_isAnother() {
    ByteString previous = ChainLink.next(ChainLink.GENESIS, HEADER, CIPHERTEXT);
    var links = new HashSet<ByteString>();

    links.add(previous);
    links.add(ChainLink.next(previous, HEADER, CIPHERTEXT));
    links.add(ChainLink.next(ChainLink.GENESIS, CIPHERTEXT, HEADER));
    links.add(ChainLink.next(ChainLink.GENESIS, HEADER, ByteString.EMPTY));
    // The border between the two is part of the input.
    links.add(ChainLink.next(ChainLink.GENESIS, HEADER.concat(CIPHERTEXT), ByteString.EMPTY));
    links.add(ChainLink.next(ChainLink.GENESIS, ByteString.EMPTY, HEADER.concat(CIPHERTEXT)));

    assertThat(links).hasSize(6);
  }

  @Test
  void link_ofARope_isTheLinkOfTheSameBytes() {
    ByteString long1 = ByteString.copyFrom(new byte[3000]);
    ByteString long2 = ByteString.copyFromUtf8("x".repeat(3000));

    assertThat(ChainLink.next(ChainLink.GENESIS, HEADER, long1.concat(long2)))
        .isEqualTo(
            ChainLink.next(
                ChainLink.GENESIS, HEADER, ByteString.copyFrom(long1.concat(long2).toByteArray())));
  }

  @Test
  void link_previousOfWrongLength_isRefused() {
    assertThatThrownBy(() -> ChainLink.next(ByteString.EMPTY, HEADER, CIPHERTEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
