package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.Random;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.Hi1Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Damaged messages, signed after the damage and damaged after the signature. The seed names a run.
 */
@Tag("SEC-16")
class DoorMutationTest {

  private static final int RUNS = 100;

  private final Hi1Fixture hi1 = new Hi1Fixture();

  @AfterEach
  void close() {
    hi1.close();
  }

  private byte[] message() {
    return hi1.message(
            Lab.ALICE,
            Actions.create(
                Drafts.object(Lab.ALICE, hi1.id())
                    .setAuthorisation(Drafts.authorisation("W000001"))),
            Actions.get(hi1.id()))
        .build()
        .toByteArray();
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] result = bytes.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      result[random.nextInt(result.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(result, random.nextInt(result.length)) : result;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12})
  void message_damagedBeforeSigning_isAnswered(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < RUNS; i++) {
      ByteString content = ByteString.copyFrom(damaged(message(), random));
      if (content.isEmpty()) {
        continue;
      }
      Hi1Message answer = hi1.send(Hi1Fixture.sign(Lab.ALICE, content), Lab.ALICE);
      assertThat(answer.hasResponse()).isTrue();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {13, 14})
  void message_damagedAfterSigning_isRefusedOrUnchanged(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < RUNS; i++) {
      SignedMessage good = Hi1Fixture.sign(Lab.ALICE, ByteString.copyFrom(message()));
      SignedMessage bad;
      try {
        bad = SignedMessage.parseFrom(damaged(good.toByteArray(), random));
      } catch (InvalidProtocolBufferException e) {
        continue;
      }
      Hi1Message answer = hi1.send(bad, Lab.ALICE);
      assertThat(answer.getResponse().hasTopLevelError() || bad.equals(good)).isTrue();
    }
  }
}
