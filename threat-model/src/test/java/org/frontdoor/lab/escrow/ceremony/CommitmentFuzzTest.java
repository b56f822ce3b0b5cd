package org.frontdoor.lab.escrow.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.frontdoor.lab.escrow.Seeds;
import org.frontdoor.lab.escrow.ceremony.CeremonyPlan.Kind;
import org.frontdoor.lab.escrow.group.BadElementException;
import org.frontdoor.lab.escrow.group.Polynomial;
import org.frontdoor.lab.escrow.group.Scalar;
import org.junit.jupiter.params.provider.MethodSource;

class CommitmentFuzzTest {

  private static final CeremonyPlan PLAN =
      new CeremonyPlan("ceremony-1", Kind.GENERATE, "key-1", 2, new TreeSet<>(List.of(1, 2, 3)));

  private static final ByteString GOOD =
      CommitmentCodec.write(
          PLAN,
          2,
          Polynomial.of(Scalar.random(Seeds.random(1)), 2, Seeds.random(2)),
          Seeds.random(3));

  static Stream<byte[]> commitments() {
    return Seeds.around(GOOD);
  }

  /**
   * Nothing is a commitment whose maker does not prove to know its secret. The proof is about the
   * first coefficient; others are checked against the shares later.
   */
  @MethodSource("commitments")
  @FuzzTest
  void commitments_ofAnyBytes_areRefusedOrProved(byte[] bytes) throws Exception {
    try {
      assertThat(CommitmentCodec.read(PLAN, 2, ByteString.copyFrom(bytes)).secret())
          .isEqualTo(CommitmentCodec.read(PLAN, 2, GOOD).secret());
    } catch (CeremonyException e) {
      assertThat(e.blamed()).isEqualTo(2);
    } catch (BadElementException e) {
      assertThat(e).hasMessageContaining("Not an element");
    }
  }
}
