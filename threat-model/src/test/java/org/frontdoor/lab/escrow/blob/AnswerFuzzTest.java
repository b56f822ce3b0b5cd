package org.frontdoor.lab.escrow.blob;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frontdoor.escrow.v1.PartialOpening;
import org.frontdoor.escrow.v1.SealedOpening;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.group.Point;
import org.frontdoor.lab.escrow.group.Scalar;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;
import org.frontdoor.protocol.seal.SealedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerFuzzTest {

  private static final ByteString ORDER = ByteString.copyFrom(new byte[32]);
  private static final KeyShare KEY = KeyShare.alone("key", Seeds.random(1));
  private static final AnswerSeal.Agent AGENT = new AnswerSeal.Agent("key", 1);
  private static final Point ENCAPSULATION = Point.base(Scalar.of(7));
  private static final DeliveryKeyPair OFFICE = office();
  private static final PartialOpening GOOD =
      Partials.make(KEY, ENCAPSULATION, ORDER, Seeds.random(2));

  static Stream<byte[]> parts() {
    return Seeds.around(GOOD.toByteString());
  }

  /** Anybody can seal anything to an office: no bytes break it, and no wrong part counts. */
  @MethodSource("parts")
  @FuzzTest
  void answer_ofAnyBytes_isTheRightPartOrNone(byte[] bytes) throws Exception {
    assertThat(combined(bytes).orElse(right())).isEqualTo(right());
  }

  @Test
  void answer_thatFuzzingBeginsWith_isTheRightPart() throws Exception {
    assertThat(combined(GOOD.toByteArray())).contains(right());
  }

  private static Optional<Point> combined(byte[] bytes) throws SealException {
    ByteString sealed =
        SealedNote.seal(
            OFFICE.publicKey(), AnswerSeal.context(ORDER, AGENT), ByteString.copyFrom(bytes));
    try {
      PartialOpening part =
          AnswerSeal.open(
              OFFICE, ORDER, AGENT, SealedOpening.newBuilder().setCiphertext(sealed).build());
      Partials.Combination combination =
          Partials.combine(KEY.key(), ENCAPSULATION, ORDER, List.of(part));
      assertThat(combination.good().size() + combination.blamed().size()).isEqualTo(1);
      return combination.shared();
    } catch (BlobException e) {
      assertThat(e.fault()).isEqualTo(BlobFault.FORM);
      return Optional.empty();
    }
  }

  private static Point right() {
    return ENCAPSULATION.times(KEY.secret());
  }

  private static DeliveryKeyPair office() {
    try {
      return DeliveryKeyPair.generate(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    } catch (SealException e) {
      throw new IllegalStateException("every machine can do X25519", e);
    }
  }
}
