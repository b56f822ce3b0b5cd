package org.frontdoor.provider.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontdoor.provider.accountability.TaskingSamples.WITNESS;
import static org.frontdoor.provider.accountability.TaskingSamples.tasking;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.junit.jupiter.api.Test;

/** A log among strangers who call it, disks that fail, files that were touched and new keys. */
final class TaskingLogCareTest {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final TestClock clock = new TestClock();
  private final InMemoryTaskingLogStore store = new InMemoryTaskingLogStore();
  private final TaskingLog log = TaskingSamples.log(store, clock);

  @Test
  void cosignature_thatIsThere_writesNothing_howeverOftenItComes() throws TlogException {
    NoteSignature signature = cosigned(clock.instant());
    assertThat(log.cosign(1, signature)).isTrue();
    int writes = store.checkpointsKept();
    for (int i = 0; i < 10; i++) {
      assertThat(log.cosign(1, signature)).isTrue();
    }
    assertThat(store.checkpointsKept()).isEqualTo(writes);
  }

  @Test
  void cosignature_thatIsOlder_doesNotTurnTimeBack() throws TlogException {
    Instant later = clock.instant().plusSeconds(60);
    NoteSignature older = cosigned(clock.instant());
    LogCheckpoint checkpoint = LogCheckpoint.parse(log.checkpoint().text());
    assertThat(log.cosign(1, WITNESS.cosign(checkpoint, later))).isTrue();
    assertThat(log.cosign(1, older)).isTrue();
    WitnessPolicy policy = new WitnessPolicy(log.key(), List.of(WITNESS.key()), 1);
    assertThat(policy.verify(log.checkpoint()).cosigned()).containsValue(later);
    assertThat(log.cosign(1, WITNESS.cosign(checkpoint, later.plusSeconds(1)))).isTrue();
    assertThat(policy.verify(log.checkpoint()).cosigned()).containsValue(later.plusSeconds(1));
  }

  private NoteSignature cosigned(Instant at) throws TlogException {
    log.commit(List.of(tasking(1, "a")));
    return WITNESS.cosign(LogCheckpoint.parse(log.checkpoint().text()), at);
  }

  @Test
  void checkpoint_thatCannotBeKept_isTheOneBefore_andTheNextComesLater() throws TlogException {
    log.commit(List.of(tasking(1, "a")));
    SignedNote before = log.checkpoint();
    log.commit(List.of(tasking(2, "a")));
    clock.advance(INTERVAL);
    store.failNext(1);
    assertThat(log.checkpoint()).isEqualTo(before);
    clock.advance(INTERVAL);
    assertThat(LogCheckpoint.verify(log.checkpoint(), log.key()).head().size()).isEqualTo(2);
  }

  @Test
  void append_thatWasWrittenAfterAll_isFoundAgain() throws Exception {
    store.failNextAfterWriting();
    assertThatThrownBy(() -> log.commit(List.of(tasking(1, "a"))))
        .isInstanceOf(LogUnavailableException.class);
    LoggedTasking receipt = log.commit(List.of(tasking(1, "a"), tasking(2, "a"))).getFirst();
    receipt.requireLogged(
        tasking(1, "a"), LogCheckpoint.verify(receipt.checkpoint(), log.key()).head());
    assertThat(store.read(0, 10)).hasSize(2);
    assertThat(TaskingSamples.log(store, clock).checkpoint()).isNotNull();
  }

  @Test
  void log_withAHoleInWhatIsNotPublished_isNotTakenUp() {
    log.commit(List.of(tasking(1, "a")));
    assertThat(log.checkpoint()).isNotNull();
    log.commit(List.of(tasking(2, "a"), tasking(3, "a"), tasking(4, "a")));
    store.loseEntry(2);
    assertThatThrownBy(() -> TaskingSamples.log(store, clock))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("missing");
  }

  @Test
  void log_withEntriesAndNoCheckpoint_isNotTakenUp() {
    log.commit(List.of(tasking(1, "a")));
    store.loseCheckpoint();
    assertThatThrownBy(() -> TaskingSamples.log(store, clock))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("no checkpoint");
  }

  @Test
  void log_withNothingPublishedYet_isTakenUpAgain() {
    log.commit(List.of(tasking(1, "a")));
    assertThat(TaskingSamples.log(store, clock).knows(tasking(1, "a").taskId())).isTrue();
  }

  @Test
  void key_thatIsRenewed_goesOnWithTheLog_andKeepsWhatWitnessesSaid() throws TlogException {
    NoteSignature signature = cosigned(clock.instant());
    assertThat(log.cosign(1, signature)).isTrue();
    TreeHead before = LogCheckpoint.verify(log.checkpoint(), log.key()).head();
    NoteSigner next = NoteSigner.generate(log.key().name(), NoteKeyUse.LOG, new SecureRandom());

    assertThatThrownBy(() -> renewed(next, List.of()))
        .isInstanceOf(LogUnavailableException.class)
        .hasMessageContaining("accountability.formerKeys");
    TaskingLog later = renewed(next, List.of(log.key()));
    WitnessPolicy policy = new WitnessPolicy(next.key(), List.of(WITNESS.key()), 1);
    assertThat(policy.verify(later.checkpoint()).checkpoint().head()).isEqualTo(before);
    later.commit(List.of(tasking(2, "a")));
    clock.advance(INTERVAL);
    TreeHead after = LogCheckpoint.verify(later.checkpoint(), next.key()).head();
    later.consistency(1, 2).verify(before, after);
    assertThat(renewed(next, List.of()).knows(tasking(2, "a").taskId()))
        .as("once signed anew, the key before is not needed any more")
        .isTrue();
  }

  private TaskingLog renewed(NoteSigner signer, List<NoteKey> former) {
    return new TaskingLog(
        store,
        new TaskingLog.Terms(signer, List.of(WITNESS.key()), INTERVAL, former),
        clock,
        new SecureRandom());
  }

  @Test
  void terms_withTwoWitnessesOfOneName_areRefused() {
    NoteSigner twin =
        NoteSigner.generate(WITNESS.key().name(), NoteKeyUse.WITNESS, new SecureRandom());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TaskingLog.Terms(
                    TaskingSamples.SIGNER, List.of(WITNESS.key(), twin.key()), INTERVAL));
  }
}
