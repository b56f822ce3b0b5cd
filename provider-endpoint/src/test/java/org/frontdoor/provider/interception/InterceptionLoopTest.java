package org.frontdoor.provider.interception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frontdoor.provider.delivery.DeliverySamples.ALPHA;
import static org.frontdoor.provider.delivery.DeliverySamples.BETA;
import static org.frontdoor.provider.interception.InterceptionWorld.numbers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.GapReason;
import org.frontdoor.hi2.v1.IriType;
import org.frontdoor.hi2.v1.OperatorMessagePriority;
import org.frontdoor.provider.delivery.GapLoss;
import org.frontdoor.provider.delivery.InMemorySpool.Fault;
import org.frontdoor.provider.delivery.ModelReceiver;
import org.frontdoor.provider.delivery.ModelReceiver.Task;
import org.frontdoor.provider.delivery.SpoolException;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventDrafts;
import org.frontdoor.provider.tasking.InterceptionTask;
import org.frontdoor.provider.tasking.SwitchState;
import org.junit.jupiter.api.Test;

final class InterceptionLoopTest {

  private final InterceptionWorld world = InterceptionWorld.ordinary();

  @Test
  void eventsBeforeActivation_areNeverDelivered_evenUnread() {
    world.message("target", "b", 1);
    world.rounds();
    world.message("target", "b", 2);
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("target", "b", 3);
    world.rounds();

    assertThat(numbers(world.deliver(ALPHA).task("L1"))).containsExactly(3L);
  }

  @Test
  void eventOfTheVeryInstant_journaledBeforeActivation_isNotDelivered() {
    world.journal.append(List.of(EventDrafts.message("target", "b", 1)));
    CompletableFuture<Instant> activated = world.order(world.task(ALPHA, "L1", "target"));
    world.loop().round();
    world.journal.append(List.of(EventDrafts.message("target", "b", 2)));
    world.rounds();

    assertThat(activated).isCompleted();
    assertThat(numbers(world.deliver(ALPHA).task("L1"))).containsExactly(2L);
  }

  @Test
  void eventsBeforeTheStart_areNotDelivered() {
    Instant start = world.clock.instant().plusSeconds(10);
    InterceptionTask now = world.task(ALPHA, "L1", "target");
    Instant provisioned =
        world.activate(
            new InterceptionTask(
                now.taskId(),
                "L1",
                ALPHA,
                now.accounts(),
                now.deliveryKeys(),
                start,
                now.end(),
                false,
                now.order()));
    world.message("target", "b", 1);
    world.clock.set(start);
    world.message("target", "b", 2);
    world.rounds();

    assertThat(provisioned).isEqualTo(start);
    assertThat(numbers(world.deliver(ALPHA).task("L1"))).containsExactly(2L);
  }

  @Test
  void eventsAfterExpiry_areNotDelivered() {
    Instant end = world.clock.instant().plusSeconds(10);
    world.activate(world.task(ALPHA, "L1", end, "target"));
    world.message("target", "b", 1);
    world.clock.set(end);
    world.message("target", "b", 2);
    world.rounds();

    assertThat(numbers(world.deliver(ALPHA).task("L1"))).containsExactly(1L);
  }

  @Test
  void eventsAfterCancellation_areNotDelivered_butThoseBeforeAre_andTheEndFollows() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("target", "b", 1);
    CompletableFuture<Instant> ended = world.orderEnd("L1", world.clock.instant());
    world.message("target", "b", 2);
    world.rounds();
    world.pass(Duration.ofSeconds(2));
    world.rounds();

    assertThat(ended).isCompleted();
    Task task = world.deliver(ALPHA).task("L1");
    assertThat(numbers(task)).containsExactly(1L);
    assertThat(task.ended).isTrue();
    assertThat(task.confirmedEnd).isTrue();
    assertThat(world.loop().states()).containsEntry(InterceptionWorld.id("L1"), SwitchState.ENDED);
  }

  @Test
  void endedTask_keepsNoTargetAndNoKey() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("target", "b", 1);
    world.end("L1");

    assertThat(world.spool.load().tasks())
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.stretches()).isEmpty();
              assertThat(task.progress().contexts().open()).isEmpty();
              assertThat(task.definition().deliveryKey().getPublicKey().isEmpty()).isTrue();
            });
  }

  @Test
  void endedTask_cannotBeActivatedAgain_norItsLiidByAnother() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.end("L1");
    InterceptionTask same = world.task(ALPHA, "L1", "target");
    InterceptionTask other =
        new InterceptionTask(
            InterceptionWorld.id("other"),
            "L1",
            ALPHA,
            same.accounts(),
            same.deliveryKeys(),
            same.start(),
            same.end(),
            false,
            same.order());

    assertThatThrownBy(() -> world.activate(same))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(CommandRefusedException.class);
    assertThatThrownBy(() -> world.activate(other))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(CommandRefusedException.class);
  }

  @Test
  void eventsWhileSuspended_areNotDelivered_andResumptionBeginsNewContexts() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.append(sent(1, 7));
    world.rounds();
    world.suspend("L1");
    world.append(sent(2, 7));
    world.rounds();
    world.activate(world.task(ALPHA, "L1", "target"));
    world.append(sent(3, 7));
    world.rounds();

    Task task = world.deliver(ALPHA).task("L1");
    assertThat(numbers(task)).containsExactly(1L, 3L);
    assertThat(task.product())
        .extracting(record -> record.getType())
        .containsExactly(IriType.IRI_TYPE_BEGIN, IriType.IRI_TYPE_BEGIN);
    assertThat(task.product())
        .extracting(record -> record.getCommunicationIdentityNumber())
        .containsExactly(1, 2);
  }

  @Test
  void commands_repeated_giveTheSameInstant() {
    InterceptionTask task = world.task(ALPHA, "L1", "target");
    Instant activated = world.activate(task);
    assertThat(world.activate(task)).isEqualTo(activated);
    Instant suspended = world.suspend("L1");
    assertThat(world.suspend("L1")).isEqualTo(suspended);
    Instant ended = world.end("L1");
    assertThat(ended).isEqualTo(suspended);
    assertThat(world.end("L1")).isEqualTo(suspended);
  }

  @Test
  void commands_forAnUnknownTask_areConfirmed() {
    Instant from = world.clock.instant();
    CompletableFuture<Instant> answer = world.orderSuspension("unknown", from);
    world.loop().round();
    assertThat(answer).isCompletedWithValue(from);
  }

  @Test
  void accountsChanged_matchFromThenOn_andOpenSessionsGoOn() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.append(sent(1, 7));
    world.message("second", "b", 2);
    world.activate(world.task(ALPHA, "L1", "target", "second"));
    world.append(sent(3, 7));
    world.message("second", "b", 4);
    world.rounds();

    Task task = world.deliver(ALPHA).task("L1");
    assertThat(numbers(task)).containsExactly(1L, 3L, 4L);
    assertThat(task.product().get(1).getType()).isEqualTo(IriType.IRI_TYPE_CONTINUE);
  }

  @Test
  void suspensionAfterDelivery_saysSinceWhenNothingIsDelivered() {
    world.activate(world.task(ALPHA, "L1", "target"));
    Instant before = world.clock.instant();
    world.message("target", "b", 1);
    world.rounds();
    CompletableFuture<Instant> answer = world.orderSuspension("L1", before);
    world.loop().round();

    Task task = world.deliver(ALPHA).task("L1");
    Instant delivered = ProviderSide.instant(task.product().getLast().getTimeMicros());
    assertThat(answer.join()).isAfter(delivered);
  }

  @Test
  void testRecord_comesFirst_andIsNoProduct() {
    world.activate(world.task(ALPHA, "L1", "target"));
    Task task = world.deliver(ALPHA).task("L1");
    assertThat(task.records)
        .singleElement()
        .satisfies(record -> assertThat(record.getType()).isEqualTo(IriType.IRI_TYPE_TEST));
    assertThat(task.product()).isEmpty();
  }

  @Test
  void twoAuthoritiesOnOneTarget_haveTheirOwnNumbers_andSeeNothingOfEachOther() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("target", "b", 1);
    world.activate(world.task(BETA, "L1", "target"));
    world.message("target", "b", 2);
    world.rounds();

    ModelReceiver alpha = world.deliver(ALPHA);
    ModelReceiver beta = world.deliver(BETA);
    assertThat(numbers(alpha.task("L1"))).containsExactly(1L, 2L);
    assertThat(numbers(beta.task("L1"))).containsExactly(2L);
    assertThat(beta.task("L1").product().getFirst().getSequenceNumber()).isZero();
    assertThat(beta.nextPosition()).as("positions do not count the other's").isEqualTo(5);
  }

  @Test
  void authorityThatIsAway_doesNotDelayAnother() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.activate(world.task(BETA, "L2", "target"));
    world.connect(ALPHA);
    for (int n = 1; n <= 500; n++) {
      world.message("target", "b", n);
    }
    world.rounds();

    assertThat(numbers(world.deliver(BETA).task("L2"))).hasSize(500);
    assertThat(numbers(world.deliver(ALPHA).task("L1"))).hasSize(500);
  }

  @Test
  void restart_beginsANewEpoch_andGoesOnWithoutGapOrRepeat() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("target", "b", 1);
    world.rounds();
    world.crash();
    world.message("target", "b", 2);
    world.rounds();

    Task task = world.deliver(ALPHA).task("L1");
    assertThat(numbers(task)).containsExactly(1L, 2L);
    assertThat(task.epochs).isEqualTo(2);
  }

  @Test
  void epoch_overItsRecords_isReplaced() {
    world.activate(world.task(ALPHA, "L1", "target"));
    for (int n = 1; n <= 450; n++) {
      world.message("target", "b", n);
      world.rounds();
    }
    assertThat(world.deliver(ALPHA).task("L1").epochs).isEqualTo(3);
  }

  @Test
  void fullDisk_sendsNothing_andOnceThereIsRoomGoesOnWithoutGapOrRepeat() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.spool.setFault(Fault.FULL);
    world.message("target", "b", 1);
    CompletableFuture<Instant> late = world.order(world.task(ALPHA, "L2", "target"));
    assertThatThrownBy(() -> world.loop().round()).isInstanceOf(SpoolException.class);
    assertThatThrownBy(() -> world.loop().round()).isInstanceOf(SpoolException.class);
    assertThat(world.deliver(ALPHA).task("L1").product()).isEmpty();
    assertThat(late).isNotDone();

    world.spool.setFault(Fault.NONE);
    world.message("target", "b", 2);
    world.rounds();

    assertThat(late).isCompleted();
    ModelReceiver receiver = world.deliver(ALPHA);
    assertThat(numbers(receiver.task("L1"))).containsExactly(1L, 2L);
    assertThat(receiver.task("L1").epochs).as("the epoch of the failure is burnt").isEqualTo(2);
  }

  @Test
  void batchSealedButNotCommitted_isNeverSent() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.spool.setFault(Fault.FULL);
    world.message("target", "b", 1);
    assertThatThrownBy(() -> world.loop().round()).isInstanceOf(SpoolException.class);
    long before = world.receiver(ALPHA).stored().size();
    world.crash();
    ModelReceiver receiver = world.deliver(ALPHA);
    assertThat(receiver.stored().subList((int) before, receiver.stored().size()))
        .filteredOn(DeliveryUnit.class::isInstance)
        .as("START, first EPOCH and test record")
        .hasSize(3);
  }

  @Test
  void commitOfUnknownOutcome_thatLanded_isNotRepeated() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.spool.setFault(Fault.WRITTEN_BUT_FAILED);
    world.message("target", "b", 1);
    assertThatThrownBy(() -> world.loop().round()).isInstanceOf(SpoolException.class);
    world.spool.setFault(Fault.NONE);
    world.rounds();

    assertThat(numbers(world.deliver(ALPHA).task("L1"))).containsExactly(1L);
  }

  @Test
  void journalHole_isAGap_aMessageAndALoss() {
    InterceptionWorld small = new InterceptionWorld(InterceptionWorld.settings(1 << 30), 10);
    small.activate(small.task(ALPHA, "L1", "target"));
    for (int n = 1; n <= 25; n++) {
      small.message("target", "b", n);
    }
    small.rounds();

    ModelReceiver receiver = small.deliver(ALPHA);
    assertThat(numbers(receiver.task("L1"))).first().isEqualTo(16L);
    assertThat(receiver.task("L1").lostEvents).isEqualTo(15);
    assertThat(receiver.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.getPriority())
                  .isEqualTo(OperatorMessagePriority.OPERATOR_MESSAGE_PRIORITY_ERROR);
              assertThat(message.getLiid()).isEqualTo("L1");
              assertThat(message.getText()).doesNotContain("target");
            });
    assertThat(small.losses)
        .containsExactly(
            new GapLoss(
                InterceptionWorld.id("L1"),
                "L1",
                ALPHA,
                GapReason.GAP_REASON_JOURNAL_BOUND,
                0,
                15));
  }

  @Test
  void spoolAtItsBound_dropsTheOldest_countsThem_andSaysSo() {
    InterceptionWorld small = new InterceptionWorld(InterceptionWorld.settings(20_000), 1 << 20);
    small.activate(small.task(ALPHA, "L1", "target"));
    for (int n = 1; n <= 300; n++) {
      small.message("target", "b", n);
      small.loop().round();
    }
    assertThat(small.spool.bytes(ALPHA)).isLessThanOrEqualTo(20_000);
    small.end("L1");

    ModelReceiver receiver = small.deliver(ALPHA);
    Task task = receiver.task("L1");
    long dropped = 300L - task.product().size();
    assertThat(numbers(task)).last().isEqualTo(300L);
    assertThat(numbers(task)).first().isEqualTo(dropped + 1);
    assertThat(task.lost).as("the test record went first").isEqualTo(dropped + 1);
    assertThat(task.confirmedEnd).isTrue();
    assertThat(small.losses.stream().mapToLong(GapLoss::records).sum()).isEqualTo(task.lost);
    assertThat(receiver.messages()).isNotEmpty();
  }

  @Test
  void spoolAtItsBound_droppingAfterTheEnd_makesTheEndCountIt() {
    InterceptionWorld small = new InterceptionWorld(InterceptionWorld.settings(20_000), 1 << 20);
    small.activate(small.task(ALPHA, "L1", "target"));
    for (int n = 1; n <= 30; n++) {
      small.message("target", "b", n);
      small.loop().round();
    }
    small.end("L1");
    small.activate(small.task(ALPHA, "L2", "other"));
    for (int n = 31; n <= 250; n++) {
      small.message("other", "b", n);
      small.loop().round();
    }

    Task ended = small.deliver(ALPHA).task("L1");
    assertThat(ended.lost).isPositive();
    assertThat(ended.confirmedEnd).as("the receiver has compared the END with the gaps").isTrue();
  }

  @Test
  void spoolAtItsBound_neverDropsWhatMayHaveBeenSent() {
    InterceptionWorld small = new InterceptionWorld(InterceptionWorld.settings(20_000), 1 << 20);
    small.activate(small.task(ALPHA, "L1", "target"));
    for (int n = 1; n <= 20; n++) {
      small.message("target", "b", n);
      small.loop().round();
    }
    // Received and stored, but the acknowledgement never arrives.
    small.session(ALPHA).all().forEach(small.receiver(ALPHA)::receive);
    small.receiver(ALPHA).store();
    small.crash();
    for (int n = 21; n <= 300; n++) {
      small.message("target", "b", n);
      small.loop().round();
    }
    small.end("L1");

    Task task = small.deliver(ALPHA).task("L1");
    assertThat(numbers(task).subList(0, 20)).last().isEqualTo(20L);
    assertThat(task.product().size() + task.lost).isEqualTo(300);
  }

  @Test
  void journal_isTrimmedToTheCommittedPosition() {
    world.activate(world.task(ALPHA, "L1", "target"));
    world.message("x", "y", 1);
    world.message("target", "y", 2);
    world.rounds();
    world.clock.advance(Duration.ofSeconds(1));
    world.rounds();
    assertThat(world.journal.firstOffset()).isEqualTo(2);
  }

  @Test
  void quietRounds_doNotCommit() {
    world.activate(world.task(ALPHA, "L1", "target"));
    int before = world.spool.commits();
    for (int n = 1; n <= 100; n++) {
      world.message("x", "y", n);
      world.rounds();
    }
    assertThat(world.spool.commits()).isEqualTo(before);
  }

  @Test
  void busyRound_sealsOneBatchATask() {
    world.activate(world.task(ALPHA, "L1", "target"));
    for (int n = 1; n <= 60; n++) {
      world.message("target", "b", n);
    }
    world.loop().round();
    ModelReceiver receiver = world.deliver(ALPHA);
    assertThat(receiver.task("L1").product()).hasSize(60);
    assertThat(receiver.nextPosition()).as("START, EPOCH, test, one batch").isEqualTo(5);
  }

  private static EventDraft sent(long number, long session) {
    EventDraft plain = EventDrafts.message("target", "b", number);
    return new EventDraft(
        plain.kind(),
        plain.actor(),
        session,
        List.of("b"),
        "",
        plain.messageId(),
        plain.traceTimeSeconds());
  }
}
