package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.StoredObject;
import org.junit.jupiter.api.Tag;

/** Whatever comes to the door, it is answered by a signed message and nothing breaks. */
@Tag("slow")
class DoorFuzzIT {

  private static final Hi1Fixture HI1 = new Hi1Fixture();

  @FuzzTest
  void door_givenAnySignedBytes_answersWithATopLevelErrorOrActions(byte[] bytes) {
    ByteString content = ByteString.copyFrom(bytes);
    Hi1Message answer = HI1.send(Hi1Fixture.sign(Lab.ALICE, content), Lab.ALICE);
    assertThat(answer.hasResponse()).isTrue();
    if (answer.getResponse().hasTopLevelError()) {
      assertThat(answer.getResponse().getTopLevelError().getErrorCode()).isBetween(3000, 3021);
    }
  }

  @FuzzTest
  void door_givenAnyWrapping_answersWithATopLevelError(byte[] bytes) {
    SignedMessage signed;
    try {
      signed = SignedMessage.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      return;
    }
    Hi1Message answer = HI1.send(signed, Lab.ALICE);
    assertThat(answer.getResponse().hasTopLevelError()).isTrue();
    assertThat(answer.getHeader().getSender()).isEqualTo(AnswerHeader.UNKNOWN_SENDER);
    List<StoredObject> made =
        HI1.store.reading(register -> register.list(ObjectQuery.wholeRegister()));
    assertThat(made).isEmpty();
  }
}
