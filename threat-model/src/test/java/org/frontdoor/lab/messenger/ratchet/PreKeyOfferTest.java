package org.frontdoor.lab.messenger.ratchet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import org.frontdoor.lab.messenger.directory.Device;
import org.frontdoor.lab.messenger.ratchet.PreKeyOffer.PreKey;
import org.junit.jupiter.api.Test;

class PreKeyOfferTest {

  private static final PreKeyOffer OFFER =
      new PreKeyOffer(
          7,
          ByteString.copyFromUtf8("identity"),
          new PreKey(1, ByteString.copyFromUtf8("once"), ByteString.EMPTY),
          new PreKey(2, ByteString.copyFromUtf8("signed"), ByteString.copyFromUtf8("signature")),
          new PreKey(3, ByteString.copyFrom(new byte[1569]), ByteString.copyFrom(new byte[64])));

  @Test
  void offer_writtenAndRead_isTheSame() throws RatchetException {
    assertThat(PreKeyOffer.parse(OFFER.bytes())).isEqualTo(OFFER);
  }

  @Test
  void offer_cutOrLonger_isRefused() {
    ByteString bytes = OFFER.bytes();
    for (int length = 0; length < bytes.size(); length += 13) {
      ByteString cut = bytes.substring(0, length);
      assertThatThrownBy(() -> PreKeyOffer.parse(cut)).isInstanceOf(RatchetException.class);
    }
    assertThatThrownBy(() -> PreKeyOffer.parse(bytes.concat(bytes.substring(0, 1))))
        .isInstanceOf(RatchetException.class);
  }

  @Test
  void offer_ofAnotherKeyThanTheListedOne_isRefused() throws RatchetException {
    assertThat(PreKeyOffer.of(new Device("lab-bob", 1, OFFER.identityKey(), OFFER.bytes())))
        .isEqualTo(OFFER);
    Device swapped = new Device("lab-bob", 1, ByteString.copyFromUtf8("Bob's"), OFFER.bytes());
    assertThatThrownBy(() -> PreKeyOffer.of(swapped))
        .isInstanceOf(RatchetException.class)
        .hasMessage("UNTRUSTED_KEY");
  }
}
