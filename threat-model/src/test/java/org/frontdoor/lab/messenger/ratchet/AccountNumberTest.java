package org.frontdoor.lab.messenger.ratchet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountNumberTest {

  private static final ByteString PHONE = ByteString.copyFromUtf8("phone");
  private static final ByteString TABLET = ByteString.copyFromUtf8("tablet");
  private static final ByteString ALICES = ByteString.copyFromUtf8("alices");

  private static String number(ByteString... bobs) {
    return AccountNumber.of("alice", List.of(ALICES), "bob", List.of(bobs));
  }

  @Test
  void number_fromEitherSideAndInAnyOrder_isTheSame() {
    assertThat(number(PHONE, TABLET))
        .matches("[0-9]{60}")
        .isEqualTo(number(TABLET, PHONE))
        .isEqualTo(AccountNumber.of("bob", List.of(PHONE, TABLET), "alice", List.of(ALICES)));
  }

  @Test
  void number_withOneDeviceMoreOrUnderAnotherName_isAnother() {
    assertThat(number(PHONE))
        .isNotEqualTo(number(PHONE, TABLET))
        .isNotEqualTo(number(TABLET))
        .isNotEqualTo(AccountNumber.of("alice", List.of(ALICES), "bobby", List.of(PHONE)));
  }

  @Test
  void keys_thatAreOneAfterTheOther_areNotTakenForOneKey() {
    assertThat(number(PHONE, TABLET)).isNotEqualTo(number(PHONE.concat(TABLET)));
  }
}
