package org.frontdoor.provider.interception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontdoor.provider.delivery.DeliverySamples.ALPHA;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.provider.accountability.LoggedTasking;
import org.frontdoor.provider.accountability.NotLoggedException;
import org.frontdoor.provider.accountability.TaskingSamples;
import org.frontdoor.provider.delivery.InMemorySpool.Fault;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.tasking.LoggedTask;
import org.frontdoor.provider.tasking.SwitchState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loop on its thread. */
final class InterceptionTest {

  private static final byte[] SEED = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
    27, 28, 29, 30, 31, 32
  };

  private final InterceptionWorld world = InterceptionWorld.ordinary();
  private final Outboxes outboxes = new Outboxes(world.spool);
  private final Interception interception =
      new Interception(
          world.journal,
          outboxes,
          loss -> {},
          InterceptionWorld.settings(1 << 30),
          InterceptionWorld.side(world.clock),
          Thread.ofPlatform().daemon().factory());

  @AfterEach
  void stop() {
    interception.close();
  }

  @Test
  void commands_areAnswered_andEventsDelivered() throws Exception {
    interception.start();
    interception
        .activate(world.logged(world.task(ALPHA, "L1", "target")))
        .get(10, TimeUnit.SECONDS);
    assertThat(interception.states()).containsEntry(InterceptionWorld.id("L1"), SwitchState.ACTIVE);
    long before = outboxes.of(ALPHA).nextPosition();
    world.journal.append(List.of(EventDrafts.message("target", "b", 1)));
    Awaitility.await("the event is in the outbox")
        .until(() -> outboxes.of(ALPHA).nextPosition() > before);
    assertThat(interception.healthy()).isTrue();
  }

  @Test
  void activation_thatIsNotInTheLog_isRefused_whoeverOrdersIt() {
    interception.start();
    LoggedTask honest = world.logged(world.task(ALPHA, "L1", "target"));
    LoggedTasking receipt = honest.receipt();
    NoteSigner thief = NoteSigner.ofSeed(TaskingSamples.SIGNER.key().name(), NoteKeyUse.LOG, SEED);
    LoggedTasking forged =
        new LoggedTasking(
            receipt.entry(),
            receipt.opening(),
            receipt.proof(),
            thief.sign(receipt.checkpoint().text()));

    assertRefused(new LoggedTask(world.task(ALPHA, "L1", "somebody else"), receipt));
    assertRefused(new LoggedTask(world.task(ALPHA, "L2", "target"), receipt));
    assertRefused(new LoggedTask(honest.task(), forged));
    assertThat(interception.states()).isEmpty();
    assertThat(interception.activate(honest)).succeedsWithin(Duration.ofSeconds(10));
  }

  private void assertRefused(LoggedTask task) {
    assertThat(interception.activate(task))
        .isCompletedExceptionally()
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(NotLoggedException.class);
  }

  @Test
  void fullDisk_isUnhealthy_untilThereIsRoom() throws Exception {
    interception.start();
    world.spool.setFault(Fault.FULL);
    CompletableFuture<?> answer =
        interception.activate(world.logged(world.task(ALPHA, "L1", "target")));
    Awaitility.await("the failure is noticed").until(() -> !interception.healthy());
    assertThat(answer).isNotDone();

    world.spool.setFault(Fault.NONE);
    answer.get(10, TimeUnit.SECONDS);
    Awaitility.await("the loop is well again").until(interception::healthy);
  }

  @Test
  void states_afterARestart_areThoseCommitted() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.suspend("L1");
    interception.start();
    assertThat(interception.states())
        .containsEntry(InterceptionWorld.id("L1"), SwitchState.SUSPENDED);
  }

  @Test
  void commands_afterTheEnd_fail() {
    interception.start();
    interception.close();
    assertThat(interception.activate(world.logged(world.task(ALPHA, "L1", "target"))))
        .isCompletedExceptionally();
    assertThat(interception.healthy()).isFalse();
  }

  @Test
  void damagedJournal_stopsTheLoop_forGood() {
    // The spool says that more was read than this journal ever held: it is another journal.
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("target", "b", 1);
    world.rounds();
    InterceptionWorld emptied = InterceptionWorld.ordinary();
    try (Interception other =
        new Interception(
            emptied.journal,
            outboxes,
            loss -> {},
            InterceptionWorld.settings(1 << 30),
            InterceptionWorld.side(world.clock),
            Thread.ofPlatform().daemon().factory())) {
      other.start();
      Awaitility.await("the loop has stopped").until(() -> !other.healthy());
      assertThat(other.activate(world.logged(world.task(ALPHA, "L2", "target"))))
          .isCompletedExceptionally();
    }
  }
}
