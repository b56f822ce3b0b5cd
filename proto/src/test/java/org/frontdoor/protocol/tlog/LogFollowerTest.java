package org.frontdoor.protocol.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.Collections;
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

  @Test
  void follower_ofALongLog_readsItInSteps_andBelievesEach() throws TlogException {
    LogFollower newcomer = new LogFollower(WitnessPolicy.withoutWitnesses(log.key()), 300, 1 << 20);
    Logs.append(log, 797);
    log.publish();
    for (long read : new long[] {300, 600, 800}) {
      assertThat(newcomer.follow(log).entries()).last().matches(each -> each.index() == read - 1);
      assertThat(newcomer.head().size()).isEqualTo(read);
    }
    assertThat(newcomer.head()).isEqualTo(LogCheckpoint.parse(log.checkpoint().text()).head());
  }

  @Test
  void follower_ofALongLog_shownAnotherBeginning_takesNothing() throws TlogException {
    LogFollower newcomer = new LogFollower(WitnessPolicy.withoutWitnesses(log.key()), 2, 1 << 20);
    Lying other = new Lying(log, List.of(ByteString.EMPTY, ByteString.EMPTY));
    assertThatThrownBy(() -> newcomer.follow(other))
        .hasMessage(TlogFault.MISSING_ENTRIES.sentence());
    assertThat(newcomer.head()).isEqualTo(TreeHead.EMPTY);
  }

  /** It would go on as long as anybody reads. */
  @Test
  void follower_fedWithMuch_stopsAfterSomeBytes() throws TlogException {
    MemoryLog large = new MemoryLog(Logs.signer(1));
    for (int i = 0; i < 3 * LogView.PAGE; i++) {
      large.append(ByteString.copyFrom(new byte[100]));
    }
    large.publish();
    LogFollower newcomer = new LogFollower(WitnessPolicy.withoutWitnesses(log.key()), 9000, 1000);
    assertThat(newcomer.follow(large).entries()).hasSize(LogView.PAGE);
    assertThat(newcomer.follow(large).entries()).hasSize(LogView.PAGE);
  }

  @Test
  void follower_shownALargeEntryOrALargePage_refuses() {
    Logs.append(log, 1000);
    log.publish();
    assertRefused(
        new Lying(log, List.of(ByteString.copyFrom(new byte[LogFollower.LARGEST_ENTRY + 1]))),
        TlogFault.TOO_LARGE);
    assertRefused(
        new Lying(log, Collections.nCopies(LogView.PAGE + 1, ByteString.EMPTY)),
        TlogFault.TOO_LARGE);
  }

  /** A call that fails is no reason to keep what it would have shown. */
  @Test
  void follower_whoseCallFailsBetweenEntriesAndProof_takesThemNextTime() throws TlogException {
    LogFollower newcomer = new LogFollower(WitnessPolicy.withoutWitnesses(log.key()), 2, 1 << 20);
    Lying silent =
        new Lying(log, log.entries(0, 2)) {
          @Override
          public ProofOfConsistency consistency(long from, long to) {
            throw new IllegalStateException("unavailable");
          }
        };
    assertThatThrownBy(() -> newcomer.follow(silent)).isInstanceOf(IllegalStateException.class);
    assertThat(newcomer.head()).isEqualTo(TreeHead.EMPTY);
    assertThat(newcomer.followAll(log)).hasSize(3);
  }

  @Test
  void follower_ofALongLog_readsAllOfItIfItIsToldTo() throws TlogException {
    LogFollower newcomer = new LogFollower(WitnessPolicy.withoutWitnesses(log.key()), 300, 1 << 20);
    Logs.append(log, 797);
    log.publish();
    assertThat(newcomer.followAll(log)).hasSize(800);
    assertThat(newcomer.followAll(log)).isEmpty();
  }

  @Test
  void follower_fedEntryByEntry_givesUp() throws TlogException {
    Logs.append(log, 797);
    log.publish();
    LogView slow =
        new Lying(log, List.of()) {
          @Override
          public List<ByteString> entries(long from, long to) throws TlogException {
            return log.entries(from, from + 1);
          }
        };
    LogFollower newcomer = new LogFollower(WitnessPolicy.withoutWitnesses(log.key()));
    assertThatThrownBy(() -> newcomer.follow(slow))
        .hasMessage(TlogFault.MISSING_ENTRIES.sentence());
    assertThat(newcomer.head()).isEqualTo(TreeHead.EMPTY);
  }

  private void assertRefused(LogView view, TlogFault fault) {
    assertThatThrownBy(() -> follower.follow(view))
        .isInstanceOf(TlogException.class)
        .hasMessage(fault.sentence());
  }

  /** A log that shows other entries than it counts. */
  private static class Lying implements LogView {

    private final MemoryLog log;
    private final List<ByteString> shown;

    Lying(MemoryLog log, List<ByteString> shown) {
      this.log = log;
      this.shown = shown;
    }

    @Override
    public SignedNote checkpoint() {
      return log.checkpoint();
    }

    @Override
    public List<ByteString> entries(long from, long to) throws TlogException {
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
