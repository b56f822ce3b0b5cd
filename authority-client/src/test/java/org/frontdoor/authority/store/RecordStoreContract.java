package org.frontdoor.authority.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.frontdoor.authority.store.StoreCommit.Evidence;
import org.frontdoor.authority.store.TaskState.Phase;
import org.frontdoor.authority.store.TaskState.Progress;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every record store promises. */
abstract class RecordStoreContract {

  private RecordStore store;

  /** Opens the store under test; called again it opens the same one. */
  abstract RecordStore open() throws StoreException;

  @BeforeEach
  void openStore() throws StoreException {
    store = open();
  }

  @AfterEach
  void closeStore() throws StoreException {
    store.close();
  }

  @Test
  void load_newStore_standsAtTheBeginning() throws StoreException {
    assertThat(store.load()).isEqualTo(StoreState.EMPTY);
    assertThat(store.findings()).isEmpty();
    assertThat(replayed()).isEmpty();
  }

  @Test
  void commit_thenReopen_everythingIsThere() throws StoreException {
    TaskState task = task("L1", 7);
    Finding finding = new Finding(FindingKind.RECORDS_LOST, "L1", 2, 99, "Two records were lost");
    store.commit(
        new StoreCommit(
            0,
            4,
            1,
            new Evidence(List.of(unit(1), unit(2)), List.of(checkpoint(1, 3)), List.of(aside(3))),
            List.of(task),
            List.of(finding)));

    reopen();

    assertThat(store.load()).isEqualTo(new StoreState(4, 1, Map.of("L1", task)));
    assertThat(store.findings()).containsExactly(finding);
    assertThat(store.setAside()).containsExactly(aside(3));
    assertThat(replayed()).containsExactly("unit 1", "unit 2", "checkpoint 1");
  }

  @Test
  void commit_whatWasCommittedBefore_isRefused() throws StoreException {
    store.commit(units(0, 3, unit(1), unit(2)));

    assertThatThrownBy(() -> store.commit(units(0, 3, unit(1), unit(2))))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(replayed()).containsExactly("unit 1", "unit 2");
  }

  @Test
  void commit_taskMovedOn_replacesItsState() throws StoreException {
    store.commit(tasks(0, task("L1", 1), task("L2", 5)));
    store.commit(tasks(0, task("L1", 2)));

    assertThat(store.load().tasks()).isEqualTo(Map.of("L1", task("L1", 2), "L2", task("L2", 5)));
  }

  @Test
  void commit_taskOnlyProgressed_keepsTheHeaderOfItsEpoch() throws StoreException {
    store.commit(tasks(0, task("L1", 1), task("L2", 1)));
    store.commit(tasks(0, task("L1", 2)));
    reopen();
    store.commit(tasks(0, task("L2", 2)));
    reopen();

    assertThat(store.load().tasks()).isEqualTo(Map.of("L1", task("L1", 2), "L2", task("L2", 2)));
  }

  @Test
  void commit_taskInANewEpoch_hasTheHeaderOfThatOne() throws StoreException {
    store.commit(tasks(0, task("L1", 1)));
    store.commit(tasks(0, inEpoch("the next epoch", Phase.DELIVERING)));
    store.commit(tasks(0, inEpoch("the next epoch", Phase.ENDED)));
    store.commit(tasks(0, inEpoch("the next epoch", Phase.CONFIRMED)));
    reopen();

    assertThat(store.load().tasks())
        .isEqualTo(Map.of("L1", inEpoch("the next epoch", Phase.CONFIRMED)));
  }

  @Test
  void commit_refused_leavesWhatItWouldHaveWrittenToTheNext() throws StoreException {
    store.commit(tasks(0, task("L1", 1)));

    assertThatThrownBy(() -> store.commit(tasks(7, inEpoch("of the refused", Phase.DELIVERING))))
        .isInstanceOf(IllegalArgumentException.class);
    store.commit(tasks(0, inEpoch("of the refused", Phase.DELIVERING)));
    reopen();

    assertThat(store.load().tasks())
        .isEqualTo(Map.of("L1", inEpoch("of the refused", Phase.DELIVERING)));
  }

  @Test
  void commit_manyUnitsSmallAndLarge_areAllReadBackInOrder() throws StoreException {
    List<StoredUnit> units = new ArrayList<>();
    for (long position = 1; position <= 3_000; position++) {
      units.add(position % 700 == 0 ? large(position) : unit(position));
    }
    store.commit(units(0, 2_001, units.subList(0, 2_000).toArray(StoredUnit[]::new)));
    store.commit(units(2_001, 3_001, units.subList(2_000, 3_000).toArray(StoredUnit[]::new)));
    reopen();

    assertThat(readBack()).isEqualTo(units);
  }

  @Test
  void commit_findingsOfSeveralCommits_areAllKeptInOrder() throws StoreException {
    List<Finding> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Finding finding = new Finding(FindingKind.MALFORMED, "", i, i, "Number " + i);
      expected.add(finding);
      store.commit(new StoreCommit(0, 0, 0, nothing(), List.of(), List.of(finding)));
    }

    assertThat(store.findings()).isEqualTo(expected);
  }

  @Test
  void replay_checkpointsBetweenUnits_comeInTheOrderOfReceipt() throws StoreException {
    store.commit(
        new StoreCommit(
            0,
            2,
            2,
            new Evidence(List.of(unit(1)), List.of(checkpoint(1, 2), checkpoint(2, 2)), List.of()),
            List.of(),
            List.of()));
    store.commit(
        new StoreCommit(
            2,
            301,
            3,
            new Evidence(List.of(unit(2), unit(300)), List.of(checkpoint(3, 301)), List.of()),
            List.of(),
            List.of()));

    assertThat(replayed())
        .containsExactly(
            "unit 1", "checkpoint 1", "checkpoint 2", "unit 2", "unit 300", "checkpoint 3");
  }

  @Test
  void replay_unit_hasTheBytesThatWereReceived() throws StoreException {
    StoredUnit unit = unit(1);
    store.commit(units(0, 2, unit));

    assertThat(readBack()).containsExactly(unit);
  }

  private List<StoredUnit> readBack() throws StoreException {
    return readBack(store);
  }

  static List<StoredUnit> readBack(RecordStore store) throws StoreException {
    List<StoredUnit> found = new ArrayList<>();
    store.replay(
        new RecordStore.EvidenceReader() {
          @Override
          public void unit(StoredUnit next) {
            found.add(next);
          }

          @Override
          public void checkpoint(StoredCheckpoint checkpoint) {}
        });
    return found;
  }

  private void reopen() throws StoreException {
    store.close();
    store = open();
  }

  private List<String> replayed() throws StoreException {
    List<String> order = new ArrayList<>();
    store.replay(
        new RecordStore.EvidenceReader() {
          @Override
          public void unit(StoredUnit unit) {
            order.add("unit " + unit.position());
          }

          @Override
          public void checkpoint(StoredCheckpoint checkpoint) {
            order.add("checkpoint " + checkpoint.number());
          }
        });
    return order;
  }

  static StoreCommit units(long from, long next, StoredUnit... units) {
    return new StoreCommit(
        from, next, 0, new Evidence(List.of(units), List.of(), List.of()), List.of(), List.of());
  }

  private static StoreCommit tasks(long at, TaskState... tasks) {
    return new StoreCommit(at, at, 0, nothing(), List.of(tasks), List.of());
  }

  private static Evidence nothing() {
    return new Evidence(List.of(), List.of(), List.of());
  }

  static StoredUnit unit(long position) {
    DeliveryUnit unit =
        DeliveryUnit.newBuilder()
            .setPosition(position)
            .setHeader(ByteString.copyFromUtf8("header " + position))
            .setCiphertext(ByteString.copyFromUtf8("sealed " + position))
            .build();
    return new StoredUnit(unit, 1_000 + position);
  }

  private static StoredUnit large(long position) {
    DeliveryUnit unit = unit(position).unit();
    return new StoredUnit(
        unit.toBuilder().setCiphertext(ByteString.copyFrom(new byte[100_000])).build(), position);
  }

  private static SetAside aside(long position) {
    return new SetAside(
        position,
        DeliverResponse.newBuilder()
            .setUnits(DeliveryUnits.newBuilder().addUnits(unit(position).unit()))
            .build(),
        77);
  }

  private static StoredCheckpoint checkpoint(long number, long nextPosition) {
    Checkpoint checkpoint =
        Checkpoint.newBuilder().addLeaves(ByteString.copyFromUtf8("leaf")).build();
    return new StoredCheckpoint(number, nextPosition, checkpoint, 5_000 + number);
  }

  private static TaskState task(String liid, long records) {
    return new TaskState(
        liid,
        Phase.DELIVERING,
        new Progress(records, 1, 0, 3),
        ByteString.copyFrom(new byte[32]),
        ByteString.copyFromUtf8("epoch header"),
        OpenContexts.of(Map.of(TaskState.NO_SESSION, records, 4_294_967_295L, 0L)));
  }

  private static TaskState inEpoch(String header, Phase phase) {
    return new TaskState(
        "L1",
        phase,
        new Progress(9, 1, 0, 4),
        ByteString.copyFrom(new byte[32]),
        ByteString.copyFromUtf8(header),
        OpenContexts.NONE);
  }
}
