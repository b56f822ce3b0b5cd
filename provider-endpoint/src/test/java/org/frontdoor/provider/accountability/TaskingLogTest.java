package org.frontdoor.provider.accountability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontdoor.provider.accountability.TaskingSamples.tasking;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.LogFollower;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.junit.jupiter.api.Test;

final class TaskingLogTest {

  private final TestClock clock = new TestClock();
  private final InMemoryTaskingLogStore store = new InMemoryTaskingLogStore();
  private final TaskingLog log = TaskingSamples.log(store, clock);

  @Test
  void tasking_committed_isProvedAndOpensAndNamesNobody() throws Exception {
    LoggedTasking logged = log.commit(List.of(tasking(1, "canary-4711"))).getFirst();

    logged.requireLogged(tasking(1, "canary-4711"), head(logged.checkpoint()));
    LogEntry entry = LogEntries.parse(logged.entry());
    assertThat(LogEntries.commitsTo(entry, logged.opening())).isTrue();
    assertThat(entry.getApprover().getUniqueIdentifier()).isEqualTo("JUDGE001");
    String seen = logged.entry().toString(StandardCharsets.ISO_8859_1) + logged;
    assertThat(seen).doesNotContain("canary").doesNotContain("LIID-1").doesNotContain("AUTHOR01");
  }

  @Test
  void tasking_committedAgain_isTheSameEntry() {
    LoggedTasking first = log.commit(List.of(tasking(1, "a"))).getFirst();
    clock.advance(Duration.ofHours(1));
    LoggedTasking again = log.commit(List.of(tasking(1, "a"), tasking(2, "a"))).getFirst();

    assertThat(again.entry()).isEqualTo(first.entry());
    assertThat(store.read(0, 10)).hasSize(2);
  }

  @Test
  void tasking_ofOtherAccountsOrOnAnotherOrder_isAnotherEntry() {
    log.commit(List.of(tasking(1, "a"), tasking(1, "a"), tasking(1, "a", "b")));
    Tasking same = tasking(1, "a", "b");
    log.commit(
        List.of(
            new Tasking(
                same.taskId(),
                same.liid(),
                same.product(),
                same.accounts(),
                TaskingSamples.order("another"),
                same.start(),
                same.end())));

    assertThat(store.read(0, 10)).hasSize(3);
  }

  @Test
  void twoTaskingsOfOnePerson_lookAsIfTheyHadNothingInCommon() throws Exception {
    List<LoggedTasking> logged = log.commit(List.of(tasking(1, "a"), tasking(2, "a")));

    assertThat(LogEntries.parse(logged.get(0).entry()).getCommitment())
        .isNotEqualTo(LogEntries.parse(logged.get(1).entry()).getCommitment());
  }

  @Test
  void receipt_forAnotherTasking_isRefused() throws Exception {
    LoggedTasking logged = log.commit(List.of(tasking(1, "a"), tasking(2, "b"))).getFirst();
    TreeHead head = head(logged.checkpoint());

    assertNotLogged(logged, tasking(1, "b"), head);
    assertNotLogged(logged, tasking(2, "a"), head);
    assertNotLogged(logged, tasking(1, "a"), TreeHead.EMPTY);
    assertNotLogged(
        new LoggedTasking(
            logged.entry().concat(ByteString.copyFrom(new byte[1])),
            logged.opening(),
            logged.proof(),
            logged.checkpoint()),
        tasking(1, "a"),
        head);
    LoggedTasking other = log.commit(List.of(tasking(3, "a"))).getFirst();
    assertNotLogged(
        new LoggedTasking(logged.entry(), other.opening(), logged.proof(), logged.checkpoint()),
        tasking(3, "a"),
        head);
  }

  @Test
  void log_thatCannotBeKept_provesNothingAndGoesOnLater() {
    store.failNext(1);
    assertThatThrownBy(() -> log.commit(List.of(tasking(1, "a"))))
        .isInstanceOf(LogUnavailableException.class);
    assertThat(log.knows(tasking(1, "a").taskId())).isFalse();

    assertThatCode(() -> log.commit(List.of(tasking(1, "a")))).doesNotThrowAnyException();
    assertThat(log.knows(tasking(1, "a").taskId())).isTrue();
  }

  @Test
  void public_seesNothingBeforeTheNextCheckpoint() throws TlogException {
    LogFollower reader = new LogFollower(WitnessPolicy.withoutWitnesses(log.key()));
    log.commit(List.of(tasking(1, "a")));
    assertThat(reader.follow(log).entries()).hasSize(1);

    log.commit(List.of(tasking(2, "a")));
    assertThat(reader.follow(log).entries()).isEmpty();
    assertThatThrownBy(() -> log.entries(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> log.inclusion(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> log.consistency(1, 2)).isInstanceOf(IndexOutOfBoundsException.class);

    clock.advance(Duration.ofSeconds(10));
    assertThat(reader.follow(log).entries()).hasSize(1);
    assertThat(log.inclusion(1, 2).path()).hasSize(1);
  }

  @Test
  void log_readInPages_isReadWhole() throws TlogException {
    int many = LogView.PAGE + 10;
    log.commit(IntStream.range(0, many).mapToObj(i -> tasking(i, "a")).toList());

    LogFollower reader = new LogFollower(WitnessPolicy.withoutWitnesses(log.key()));
    assertThat(reader.follow(log).entries()).hasSize(many);
    assertThat(TaskingSamples.log(store, clock).commit(List.of(tasking(3, "a"))).getFirst().proof())
        .isEqualTo(log.commit(List.of(tasking(3, "a"))).getFirst().proof());
  }

  @Test
  void log_takenUpAgain_continues() throws TlogException {
    log.commit(List.of(tasking(1, "a")));
    TreeHead before = head(log.checkpoint());
    log.commit(List.of(tasking(2, "a")));

    TaskingLog later = TaskingSamples.log(store, clock);
    TreeHead after = head(later.checkpoint());
    later.consistency(before.size(), after.size()).verify(before, after);
    assertThat(after.size()).isEqualTo(2);
    assertThat(later.knows(tasking(2, "a").taskId())).isTrue();
  }

  @Test
  void log_whoseStoreHasLostWhatWasPublished_isNotTakenUp() {
    log.commit(List.of(tasking(1, "a"), tasking(2, "a")));
    SignedNote published = log.checkpoint();
    assertThat(published).isNotNull();
    store.lose(1);

    assertThatThrownBy(() -> TaskingSamples.log(store, clock))
        .isInstanceOf(LogUnavailableException.class);
  }

  @Test
  void cosignature_ofAWitness_staysUnderTheCheckpointAlsoAfterARestart() throws TlogException {
    log.commit(List.of(tasking(1, "a")));
    LogCheckpoint checkpoint = LogCheckpoint.parse(log.checkpoint().text());
    NoteSignature signature = TaskingSamples.WITNESS.cosign(checkpoint, clock.instant());

    assertThat(log.cosign(1, signature)).isTrue();
    assertThat(log.cosign(0, signature)).isFalse();
    WitnessPolicy policy = new WitnessPolicy(log.key(), List.of(TaskingSamples.WITNESS.key()), 1);
    assertThat(policy.verify(log.checkpoint()).cosigned()).hasSize(1);
    assertThat(policy.verify(TaskingSamples.log(store, clock).checkpoint()).cosigned()).hasSize(1);
  }

  @Test
  void cosignature_ofAStrangerOrOfAnotherTree_isRefused() throws TlogException {
    log.commit(List.of(tasking(1, "a")));
    LogCheckpoint checkpoint = LogCheckpoint.parse(log.checkpoint().text());
    NoteSigner stranger =
        NoteSigner.ofSeed("stranger.example", TaskingSamples.WITNESS.key().use(), new byte[32]);
    LogCheckpoint other = new LogCheckpoint(checkpoint.origin(), TreeHead.EMPTY);

    assertThatThrownBy(() -> log.cosign(1, stranger.cosign(checkpoint, clock.instant())))
        .isInstanceOf(TlogException.class);
    assertThatThrownBy(() -> log.cosign(1, TaskingSamples.WITNESS.cosign(other, clock.instant())))
        .isInstanceOf(TlogException.class);
    assertThat(log.checkpoint().signatures()).hasSize(1);
  }

  private TreeHead head(SignedNote note) throws TlogException {
    return LogCheckpoint.verify(note, log.key()).head();
  }

  private static void assertNotLogged(LoggedTasking receipt, Tasking tasking, TreeHead head) {
    assertThatThrownBy(() -> receipt.requireLogged(tasking, head))
        .isInstanceOf(NotLoggedException.class);
  }
}
