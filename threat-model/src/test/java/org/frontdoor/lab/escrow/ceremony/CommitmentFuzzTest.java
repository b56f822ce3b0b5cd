package org.frontdoor.lab.escrow.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.TreeSet;
import org.frontdoor.lab.escrow.ceremony.CeremonyPlan.Kind;
import org.frontdoor.lab.escrow.group.BadElementException;

class CommitmentFuzzTest {

  private static final CeremonyPlan PLAN =
      new CeremonyPlan("ceremony-1", Kind.GENERATE, "key-1", 2, new TreeSet<>(List.of(1, 2, 3)));

  /** Nothing is a commitment whose maker does not prove to know its secret. */
  @FuzzTest
  void commitments_ofAnyBytes_areRefused(byte[] bytes) {
    try {
      CommitmentCodec.read(PLAN, 2, ByteString.copyFrom(bytes));
      fail("accepted commitments that nobody has made");
    } catch (CeremonyException e) {
      assertThat(e.blamed()).isEqualTo(2);
    } catch (BadElementException e) {
      assertThat(e).hasMessageContaining("Not an element");
    }
  }
}
