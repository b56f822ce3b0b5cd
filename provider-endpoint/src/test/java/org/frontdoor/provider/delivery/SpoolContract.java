package org.frontdoor.provider.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.delivery.DeliverySamples.ALPHA;
import static org.frontdoor.provider.delivery.DeliverySamples.BETA;
import static org.frontdoor.provider.delivery.DeliverySamples.adding;
import static org.frontdoor.provider.delivery.DeliverySamples.batch;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.protocol.chain.ChainLink;
import org.frontdoor.provider.delivery.ContextState.Open;
import org.frontdoor.provider.delivery.ContextState.SessionKey;
import org.frontdoor.provider.delivery.TaskState.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every spool has to keep. */
public abstract class SpoolContract {

  private Spool spool = new InMemorySpool();

  /** A spool that was never written to. */
  protected abstract Spool open();

  /** The same spool after its process was killed and started again. */
  protected abstract Spool restart(Spool running);

  @BeforeEach
  void openSpool() {
    spool = open();
  }

  @AfterEach
  void closeSpool() {
    spool.close();
  }

  @Test
  void newSpool_isEmpty() {
    assertThat(spool.load()).isEqualTo(SpoolSnapshot.EMPTY);
    assertThat(spool.read(ALPHA, 1, 1000)).isEmpty();
    assertThat(spool.bytes(ALPHA)).isZero();
  }

  @Test
  void commit_afterRestart_isThereAsAWhole() {
    TaskState task = task("LIID-1");
    SpooledUnit unit = batch("LIID-1", 1, 0, 2, 100);
    spool.commit(
        new SpoolCommit(
            new JournalCursor(42, 4_200),
            List.of(task),
            Map.of(),
            Map.of(ALPHA, LogChange.adding(List.of(unit)))));

    spool = restart(spool);

    SpoolSnapshot snapshot = spool.load();
    assertThat(snapshot.cursor()).isEqualTo(new JournalCursor(42, 4_200));
    assertThat(snapshot.tasks()).containsExactly(task);
    assertThat(snapshot.logs())
        .containsExactly(Map.entry(ALPHA, new LogState(2, 1, 0, 0, unit.bytes(), List.of())));
    assertThat(spool.read(ALPHA, 1, 1000)).containsExactly(unit);
  }

  @Test
  void task_committedAgain_isReplaced() {
    TaskState first = task("LIID-1");
    TaskState second =
        new TaskState(first.definition().closed(), Phase.ENDED, 9, List.of(), first.progress());
    spool.commit(new SpoolCommit(JournalCursor.START, List.of(first), Map.of(), Map.of()));
    spool.commit(new SpoolCommit(JournalCursor.START, List.of(second), Map.of(), Map.of()));

    assertThat(spool.load().tasks()).containsExactly(second);
  }

  @Test
  void progress_committedAlone_changesNothingElseOfItsTask() {
    TaskState task = task("LIID-1");
    ContextState contexts =
        new ContextState(
            7,
            9,
            Map.of(
                new SessionKey("alice", 5),
                new Open(7, -1),
                new SessionKey("b", 1L << 62),
                new Open(6, 2)));
    TaskProgress further = new TaskProgress(3, 1L << 40, ChainLink.GENESIS, 4, contexts);
    spool.commit(new SpoolCommit(JournalCursor.START, List.of(task), Map.of(), Map.of()));
    spool.commit(
        new SpoolCommit(
            JournalCursor.START, List.of(), Map.of(task.definition().taskId(), further), Map.of()));

    spool = restart(spool);

    assertThat(spool.load().tasks()).containsExactly(task.at(further));
  }

  @Test
  void read_fromThePositionAsked_givesUnitsInOrderUpToTheBytes() {
    SpooledUnit one = batch("A", 1, 0, 1, 100);
    SpooledUnit two = batch("A", 2, 1, 1, 100);
    SpooledUnit three = batch("A", 3, 2, 1, 100);
    spool.commit(adding(ALPHA, one, two, three));

    assertThat(spool.read(ALPHA, 2, 10_000)).containsExactly(two, three);
    assertThat(spool.read(ALPHA, 1, one.bytes() + two.bytes())).containsExactly(one, two);
    assertThat(spool.read(ALPHA, 1, 1)).as("one at least").containsExactly(one);
    assertThat(spool.read(ALPHA, 4, 10_000)).isEmpty();
  }

  @Test
  void logs_ofTwoAuthorities_areApart() {
    SpooledUnit alphas = batch("A", 1, 0, 1, 100);
    SpooledUnit betas = batch("B", 1, 0, 1, 50);
    spool.commit(adding(ALPHA, alphas));
    spool.commit(adding(BETA, betas));
    spool.release(new Release(BETA, 2, betas.bytes(), List.of(), List.of()));

    assertThat(spool.read(ALPHA, 1, 1000)).containsExactly(alphas);
    assertThat(spool.read(BETA, 1, 1000)).isEmpty();
    assertThat(spool.bytes(ALPHA)).isEqualTo(alphas.bytes());
    assertThat(spool.bytes(BETA)).isZero();
  }

  @Test
  void release_forgetsUnitsBefore_andCountsTheirBytes() {
    SpooledUnit three = batch("A", 3, 2, 1, 70);
    SpooledUnit one = batch("A", 1, 0, 1, 100);
    SpooledUnit two = batch("A", 2, 1, 1, 100);
    spool.commit(adding(ALPHA, one, two, three));
    spool.release(new Release(ALPHA, 3, one.bytes() + two.bytes(), List.of(), List.of()));

    spool = restart(spool);

    assertThat(spool.read(ALPHA, 1, 1000)).containsExactly(three);
    assertThat(spool.bytes(ALPHA)).isEqualTo(three.bytes());
    assertThat(log()).isEqualTo(new LogState(4, 3, 0, 0, three.bytes(), List.of()));
  }

  @Test
  void releasedUnits_areNeverReadAgain_howeverManyAreReleasedAtATime() {
    for (int i = 1; i <= 40; i++) {
      SpooledUnit unit = batch("A", i, i - 1, 1, 100_000);
      spool.commit(adding(ALPHA, unit));
      spool.release(new Release(ALPHA, i + 1L, unit.bytes(), List.of(), List.of()));
      assertThat(spool.read(ALPHA, 1, 1000)).isEmpty();
    }

    spool = restart(spool);

    assertThat(spool.read(ALPHA, 1, 1000)).isEmpty();
    assertThat(spool.bytes(ALPHA)).isZero();
  }

  @Test
  void release_ofLess_takesNothingBack() {
    SpooledUnit one = batch("A", 1, 0, 1, 10);
    SpooledUnit two = batch("A", 2, 1, 1, 10);
    spool.commit(adding(ALPHA, one, two));
    spool.release(new Release(ALPHA, 3, one.bytes() + two.bytes(), List.of(), List.of()));
    spool.release(new Release(ALPHA, 2, one.bytes(), List.of(), List.of()));

    assertThat(log()).isEqualTo(new LogState(3, 3, 0, 0, 0, List.of()));
  }

  @Test
  void replacedAndRemovedUnits_changeTheLog_andItsBytes() {
    SpooledUnit kept = batch("A", 3, 2, 1, 100);
    spool.commit(adding(ALPHA, batch("A", 1, 0, 1, 100), batch("A", 2, 1, 1, 100), kept));
    SpooledUnit smaller = batch("A", 2, 0, 2, 10);
    change(List.of(smaller), List.of(1L));

    spool = restart(spool);

    assertThat(spool.read(ALPHA, 1, 1000)).containsExactly(smaller, kept);
    assertThat(spool.bytes(ALPHA)).isEqualTo(smaller.bytes() + kept.bytes());
  }

  @Test
  void replacement_ofAReleasedUnit_doesNotBringItBack() {
    SpooledUnit one = batch("A", 1, 0, 1, 100);
    spool.commit(adding(ALPHA, one));
    spool.release(new Release(ALPHA, 2, one.bytes(), List.of(), List.of()));
    change(List.of(batch("A", 1, 0, 1, 10)), List.of());

    assertThat(spool.read(ALPHA, 1, 1000)).isEmpty();
    assertThat(spool.bytes(ALPHA)).isZero();
  }

  @Test
  void claim_afterRestart_isKnown_andNeverGoesBack() {
    spool.claim(ALPHA, 17);
    spool.claim(ALPHA, 5);

    spool = restart(spool);

    assertThat(log().claimedThrough()).isEqualTo(17);
  }

  @Test
  void checkpointNumbers_overRestarts_ascendFromOne() {
    assertThat(spool.nextCheckpoint(ALPHA)).isEqualTo(1);
    assertThat(spool.nextCheckpoint(ALPHA)).isEqualTo(2);
    assertThat(spool.nextCheckpoint(BETA)).isEqualTo(1);

    spool = restart(spool);

    assertThat(spool.nextCheckpoint(ALPHA)).isEqualTo(3);
  }

  @Test
  void deliveredTasks_areRememberedUntilSettled() {
    DeliveredTask open = delivered("A", 3, false);
    DeliveredTask covered = delivered("B", 4, true);
    spool.release(new Release(ALPHA, 1, 0, List.of(open, covered), List.of()));
    spool = restart(spool);
    assertThat(log().delivered()).containsExactlyInAnyOrder(open, covered);

    spool.release(new Release(ALPHA, 1, 0, List.of(), List.of("A")));
    spool = restart(spool);
    assertThat(log().delivered()).containsExactly(covered);
  }

  private void change(List<SpooledUnit> replaced, List<Long> removed) {
    spool.commit(
        new SpoolCommit(
            JournalCursor.START,
            List.of(),
            Map.of(),
            Map.of(ALPHA, new LogChange(List.of(), replaced, removed))));
  }

  private LogState log() {
    return spool.load().logs().getOrDefault(ALPHA, LogState.EMPTY);
  }

  private static DeliveredTask delivered(String liid, long records, boolean covered) {
    return new DeliveredTask(
        CheckpointLeaf.newBuilder()
            .setLiid(liid)
            .setRecordCount(records)
            .setChainHead(ByteString.copyFrom(new byte[32]))
            .setLostRecords(1)
            .build(),
        covered);
  }

  /** A task with something in every field. */
  protected static TaskState task(String liid) {
    ContextState contexts =
        new ContextState(3, 4, Map.of(new SessionKey("target-account", 5), new Open(3, 9)));
    return new TaskState(
        DeliverySamples.task(ALPHA, liid, DeliverySamples.keyPair()),
        Phase.ACTIVE,
        1_000,
        List.of(
            new Stretch(7, 8, 9, Set.of("target-account"), true, ByteString.copyFromUtf8("shown")),
            new Stretch(
                10,
                11,
                12,
                Set.of("target-account", "target-other"),
                false,
                ByteString.copyFrom(new byte[70_000]))),
        new TaskProgress(2, 100, ByteString.copyFrom(new byte[32]), 3, contexts));
  }
}
