package org.frontdoor.protocol.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessRuleTest {

  private final MemoryLog log = Logs.log(5);
  private final TreeHead seen = head(log);

  @Test
  void witness_handedTheNextCheckpoint_takesIt() throws TlogException {
    Logs.append(log, 4);

    LogCheckpoint checkpoint =
        WitnessRule.check(log.key(), seen, log.publish(), log.consistency(5, 9));

    assertThat(checkpoint.head().size()).isEqualTo(9);
  }

  @Test
  void witness_handedTheSameCheckpointAgain_takesIt() throws TlogException {
    assertThat(WitnessRule.check(log.key(), seen, log.checkpoint(), log.consistency(5, 5)).head())
        .isEqualTo(seen);
  }

  @Test
  void witness_thatHasSeenNothing_takesTheFirst() throws TlogException {
    assertThat(
            WitnessRule.check(log.key(), TreeHead.EMPTY, log.checkpoint(), log.consistency(0, 5))
                .head())
        .isEqualTo(seen);
  }

  @Test
  void witness_handedAProofFromElsewhere_refuses() {
    Logs.append(log, 4);

    assertRefused(log.publish(), log.consistency(4, 9), TlogFault.OTHER_SIZE);
  }

  @Test
  void witness_handedAShorterLog_refuses() {
    MemoryLog shorter = Logs.log(4);

    assertRefused(
        shorter.checkpoint(), new ProofOfConsistency(5, 4, List.of()), TlogFault.ROLLED_BACK);
  }

  @Test
  void witness_handedAnotherTreeOfTheSameSize_refuses() {
    MemoryLog other = rewritten(5);

    assertRefused(other.checkpoint(), other.consistency(5, 5), TlogFault.SPLIT_VIEW);
  }

  @Test
  void witness_handedALongerLogWithAnotherPast_refuses() {
    MemoryLog other = rewritten(9);

    assertRefused(other.checkpoint(), other.consistency(5, 9), TlogFault.BROKEN_CONSISTENCY);
  }

  private static MemoryLog rewritten(int size) {
    MemoryLog other = new MemoryLog(Logs.signer(1));
    other.append(ByteString.copyFromUtf8("something else"));
    Logs.append(other, size - 1);
    other.publish();
    return other;
  }

  private void assertRefused(SignedNote note, ProofOfConsistency proof, TlogFault fault) {
    assertThatThrownBy(() -> WitnessRule.check(log.key(), seen, note, proof))
        .isInstanceOf(TlogException.class)
        .hasMessage(fault.sentence());
  }

  private static TreeHead head(MemoryLog log) {
    try {
      return LogCheckpoint.verify(log.checkpoint(), log.key()).head();
    } catch (TlogException e) {
      throw new AssertionError(e);
    }
  }
}
