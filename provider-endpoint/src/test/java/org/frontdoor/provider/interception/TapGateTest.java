package org.frontdoor.provider.interception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontdoor.provider.delivery.DeliverySamples.ALPHA;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.provider.accountability.LoggedTasking;
import org.frontdoor.provider.accountability.NotLoggedException;
import org.frontdoor.provider.accountability.TaskingSamples;
import org.frontdoor.provider.delivery.DeliverySamples;
import org.frontdoor.provider.delivery.SpoolCommit;
import org.frontdoor.provider.delivery.SpoolSnapshot;
import org.frontdoor.provider.delivery.Stretch;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskState;
import org.frontdoor.provider.tasking.InterceptionTask;
import org.frontdoor.provider.tasking.LoggedTask;
import org.frontdoor.provider.tasking.SwitchState;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No entry, no tap: at an activation, after a restart, and of a log that is another one. */
final class TapGateTest {

  private final InterceptionWorld world = InterceptionWorld.ordinary();

  @Test
  void honestTask_goesOnAfterARestart_withWhatWasNotRead() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.activate(world.task(ALPHA, "L1", "target", "friend"));
    world.message("target", "b", 1);
    world.crash();
    assertThat(world.loop().states()).containsEntry(InterceptionWorld.id("L1"), SwitchState.ACTIVE);
    world.message("friend", "b", 2);
    world.rounds();
    assertThat(product("L1")).containsExactly(1L, 2L);
  }

  /** What is sealed to one key must not go on under an order that names another. */
  @Test
  void order_thatNamesAnotherKey_doesNotChangeWhatRuns() {
    InterceptionTask task = world.task(ALPHA, "L1", "target");
    world.activate(task);
    InterceptionTask other =
        new InterceptionTask(
            task.taskId(),
            task.liid(),
            task.authority(),
            task.accounts(),
            List.of(DeliverySamples.keyPair().publicKey()),
            task.start(),
            task.end(),
            task.test(),
            task.order());
    assertThatThrownBy(() -> world.activate(other))
        .hasCauseInstanceOf(CommandRefusedException.class);
    world.crash();
    assertThat(world.loop().states()).containsValue(SwitchState.ACTIVE);
  }

  @Test
  void order_thatIsProlonged_goesOnWithoutAHole_andAfterARestart() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("target", "b", 1);
    world.activate(
        world.task(ALPHA, "L1", world.clock.instant().plus(Duration.ofDays(9)), "target"));
    world.message("target", "b", 2);
    world.crash();
    world.message("target", "b", 3);
    world.rounds();
    assertThat(product("L1")).containsExactly(1L, 2L, 3L);
  }

  @TestFactory
  Stream<DynamicTest> tapInTheSpool_thatIsNotTheOneLogged_isHeldFromTheFirstEventOn() {
    Map<String, UnaryOperator<TaskState>> changes = new LinkedHashMap<>();
    changes.put(
        "accounts", stretched(each -> stretch(each, Set.of("somebody"), each.receipt(), 0)));
    changes.put(
        "one more account",
        stretched(each -> stretch(each, Set.of("target", "somebody"), each.receipt(), 0)));
    changes.put("end", stretched(each -> stretch(each, each.accounts(), each.receipt(), 1)));
    changes.put(
        "no receipt", stretched(each -> stretch(each, each.accounts(), ByteString.EMPTY, 0)));
    changes.put(
        "no good receipt",
        stretched(each -> stretch(each, each.accounts(), forged(each.receipt()), 0)));
    changes.put("liid", defined(each -> definition(each, "L2", 0)));
    changes.put("key", defined(each -> definition(each, "L1", 1)));
    changes.put("test", defined(each -> definition(each, "L1", 2)));
    return changes.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> assertHeld(each.getValue())));
  }

  private static void assertHeld(UnaryOperator<TaskState> change) {
    InterceptionWorld world = InterceptionWorld.ordinary();
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("target", "b", 1);
    world.message("somebody", "b", 2);
    long units = units(world);
    SpoolSnapshot found = world.spool.load();
    world.spool.commit(
        new SpoolCommit(
            found.cursor(), found.tasks().stream().map(change).toList(), Map.of(), Map.of()));
    world.crash();
    assertThat(world.loop().states()).containsValue(SwitchState.SUSPENDED);
    world.message("target", "b", 3);
    world.message("somebody", "b", 4);
    world.rounds();
    assertThat(units(world)).isEqualTo(units);
    assertThat(world.spool.load().logs()).hasSize(1);
  }

  private static long units(InterceptionWorld world) {
    return Objects.requireNonNull(world.spool.load().logs().get(ALPHA)).nextPosition();
  }

  @Test
  void taskThatWasHeld_runsAgain_onceItIsShown() {
    world.activate(world.task(ALPHA, "L1", "target"));
    SpoolSnapshot found = world.spool.load();
    UnaryOperator<TaskState> change =
        stretched(each -> stretch(each, Set.of("somebody"), each.receipt(), 0));
    world.spool.commit(
        new SpoolCommit(
            found.cursor(), found.tasks().stream().map(change).toList(), Map.of(), Map.of()));
    world.crash();
    world.message("target", "b", 1);
    world.rounds();
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("target", "b", 2);
    world.message("somebody", "b", 3);
    world.rounds();
    assertThat(product("L1")).containsExactly(2L);
  }

  @Test
  void log_thatIsAnotherOneThanBefore_isNotBelieved() throws Exception {
    TapGate gate = new TapGate(InterceptionWorld.side(world.clock));
    gate.requireLogged(world.logged(world.task(ALPHA, "L1", "target"), gate.size()));
    LoggedTask second = world.logged(world.task(ALPHA, "L2", "target"), gate.size());
    InterceptionTask third = world.task(ALPHA, "L3", "target");

    InterceptionWorld fork = InterceptionWorld.ordinary();
    fork.logged(world.task(ALPHA, "L7", "target"));
    LoggedTask forked = fork.logged(third, gate.size());
    assertThatThrownBy(() -> gate.requireLogged(forked))
        .isInstanceOf(NotLoggedException.class)
        .hasMessageContaining("does not continue");
    assertThatThrownBy(() -> gate.requireLogged(new LoggedTask(third, forked.receipt())))
        .isInstanceOf(NotLoggedException.class);

    assertThatCode(() -> gate.requireLogged(second)).doesNotThrowAnyException();
    assertThat(gate.size()).isEqualTo(2);
  }

  @Test
  void log_afterARestart_mustContinueTheOneThatTheSpoolRemembers() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.activate(world.task(ALPHA, "L2", "target"));
    TapGate gate = new TapGate(InterceptionWorld.side(world.clock));
    world.spool.load().tasks().forEach(gate::admitted);
    InterceptionWorld fork = InterceptionWorld.ordinary();
    fork.logged(world.task(ALPHA, "L7", "target"));
    fork.logged(world.task(ALPHA, "L8", "target"));
    LoggedTask forked = fork.logged(world.task(ALPHA, "L3", "target"), gate.size());
    assertThatThrownBy(() -> gate.requireLogged(forked)).hasMessageContaining("does not continue");
  }

  @Test
  void keyThatTheLogHadBefore_showsWhatRuns_andBeginsNothing() throws Exception {
    world.activate(world.task(ALPHA, "L1", "target"));
    NoteSigner next =
        NoteSigner.generate(TaskingSamples.SIGNER.key().name(), NoteKeyUse.LOG, new SecureRandom());
    ProviderSide renewed =
        new ProviderSide(
            DeliverySamples.PROVIDER,
            world.clock,
            new SecureRandom(),
            next.key(),
            Set.of(TaskingSamples.SIGNER.key()));
    TapGate gate = new TapGate(renewed);
    TaskState found = world.spool.load().tasks().getFirst();
    assertThat(gate.admitted(found)).isEqualTo(found);
    LoggedTask old = world.logged(world.task(ALPHA, "L1", "target"), gate.size());
    assertThatThrownBy(() -> gate.requireLogged(old))
        .isInstanceOf(NotLoggedException.class)
        .hasMessageContaining("not the log's");
    TapGate forgetful =
        new TapGate(
            new ProviderSide(
                DeliverySamples.PROVIDER, world.clock, new SecureRandom(), next.key()));
    assertThat(forgetful.admitted(found).phase()).isEqualTo(TaskState.Phase.SUSPENDED);
  }

  /** One start with the former key is enough: the first plan after it asks for all that runs. */
  @Test
  void keyThatTheLogHadBefore_isNeededUntilTheOrderIsAskedAgain() {
    InterceptionTask task = world.task(ALPHA, "L1", "target");
    world.activate(task);
    NoteSigner next =
        NoteSigner.generate(TaskingSamples.SIGNER.key().name(), NoteKeyUse.LOG, new SecureRandom());
    world.restartAs(next, Set.of(TaskingSamples.SIGNER.key()));
    world.activate(task);
    world.message("target", "b", 1);
    world.restartAs(next, Set.of());
    assertThat(world.loop().states()).containsValue(SwitchState.ACTIVE);
    world.message("target", "b", 2);
    world.rounds();
    assertThat(product("L1")).containsExactly(1L, 2L);
  }

  private List<Long> product(String liid) {
    return InterceptionWorld.numbers(world.deliver(ALPHA).task(liid));
  }

  private static UnaryOperator<TaskState> stretched(UnaryOperator<Stretch> change) {
    return state -> {
      List<Stretch> stretches = new ArrayList<>(state.stretches());
      stretches.replaceAll(change);
      return new TaskState(
          state.definition(), state.phase(), state.sinceMicros(), stretches, state.progress());
    };
  }

  private static UnaryOperator<TaskState> defined(UnaryOperator<TaskDefinition> change) {
    return state ->
        new TaskState(
            change.apply(state.definition()),
            state.phase(),
            state.sinceMicros(),
            state.stretches(),
            state.progress());
  }

  private static Stretch stretch(
      Stretch each, Set<String> accounts, ByteString receipt, long longer) {
    return new Stretch(
        each.fromOffset(),
        each.fromMicros(),
        each.untilMicros() + longer,
        accounts,
        each.closesSessions(),
        receipt);
  }

  private static TaskDefinition definition(TaskDefinition each, String liid, int change) {
    return new TaskDefinition(
        each.taskId(),
        liid,
        each.authority(),
        change == 1 ? DeliverySamples.keyPair().publicKey() : each.deliveryKey(),
        change == 2);
  }

  /** The same with a checkpoint of somebody who calls himself the log. */
  private static ByteString forged(ByteString receipt) {
    try {
      LoggedTasking honest = LoggedTasking.parse(receipt);
      NoteSigner thief =
          NoteSigner.generate(
              TaskingSamples.SIGNER.key().name(), NoteKeyUse.LOG, new SecureRandom());
      return new LoggedTasking(
              honest.entry(),
              honest.opening(),
              honest.proof(),
              thief.sign(honest.checkpoint().text()))
          .bytes();
    } catch (NotLoggedException e) {
      throw new AssertionError(e);
    }
  }
}
