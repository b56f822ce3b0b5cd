package org.frontdoor.protocol.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogFollowerTest {

  private final MemoryLog log = Logs.log(3);
  private final LogFollower follower = new LogFollower(WitnessPolicy.withoutWitnesses(log.key()));

  @Test
  void follower_ofALogThatGrows_readsEveryEntryOnce() throws TlogException {
    assertThat(follower.follow(log).entries())
        .extracting(LogFollower.Entry::index)
        .containsExactly(0L, 1L, 2L);
    Logs.append(log, 2 * LogView.PAGE);
    assertThat(follower.follow(log).entries()).isEmpty();
    log.publish();
    assertThat(follower.follow(log).entries()).hasSize(2 * LogView.PAGE);
    assertThat(follower.head()).isEqualTo(LogCheckpoint.parse(log.checkpoint().text()).head());
    assertThat(follower.follow(log).entries()).isEmpty();
  }

  @Test
  void follower_ofALogThatIsShorterThanBefore_refuses() throws TlogException {
    follower.follow(log);

    assertRefused(Logs.log(2), TlogFault.ROLLED_BACK);
  }

  @Test
  void follower_ofALogThatRewroteItsPast_refusesAndStandsWhereItWas() throws TlogException {
    follower.follow(log);
    TreeHead before = follower.head();
    MemoryLog other = new MemoryLog(Logs.signer(1));
    other.append(ByteString.copyFromUtf8("something else"));
    Logs.append(other, 2);
    other.publish();
    assertRefused(other, TlogFault.SPLIT_VIEW);

    Logs.append(other, 1);
    other.publish();
    assertRefused(other, TlogFault.BROKEN_CONSISTENCY);
    assertThat(follower.head()).isEqualTo(before);
  }

  @Test
  void follower_shownEntriesThatAreNotInTheTree_refuses() {
    assertRefused(
        new Lying(log, List.of(ByteString.EMPTY, ByteString.EMPTY, ByteString.EMPTY)),
        TlogFault.MISSING_ENTRIES);
    assertRefused(new Lying(log, List.of()), TlogFault.MISSING_ENTRIES);
    assertRefused(
        new Lying(
            log, List.of(ByteString.EMPTY, ByteString.EMPTY, ByteString.EMPTY, ByteString.EMPTY)),
        TlogFault.MISSING_ENTRIES);
  }

  private void assertRefused(LogView view, TlogFault fault) {
    assertThatThrownBy(() -> follower.follow(view))
        .isInstanceOf(TlogException.class)
        .hasMessage(fault.sentence());
  }

  /** A log that shows other entries than it counts. */
  private record Lying(MemoryLog log, List<ByteString> shown) implements LogView {

    @Override
    public SignedNote checkpoint() {
      return log.checkpoint();
    }

    @Override
    public List<ByteString> entries(long from, long to) {
      return shown;
    }

    @Override
    public ProofOfInclusion inclusion(long index, long size) {
      return log.inclusion(index, size);
    }

    @Override
    public ProofOfConsistency consistency(long oldSize, long newSize) {
      return log.consistency(oldSize, newSize);
    }
  }
}
