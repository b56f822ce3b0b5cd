package org.frontdoor.lab.messenger.ratchet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;

class PreKeyOfferFuzzTest {

  /** Bytes are an offer in one way or in none. */
  @FuzzTest
  void parse_ofAnyBytes_returnsWhatIsWrittenAsTheseBytesOrRefuses(byte[] bytes) {
    ByteString read = ByteString.copyFrom(bytes);
    try {
      assertThat(PreKeyOffer.parse(read).bytes()).isEqualTo(read);
    } catch (RatchetException e) {
      assertThat(e.fault()).isEqualTo(RatchetException.Fault.MALFORMED);
    }
  }
}
