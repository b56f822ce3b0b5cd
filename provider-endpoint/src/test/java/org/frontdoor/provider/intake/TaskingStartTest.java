package org.frontdoor.provider.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.NotificationType;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.provider.register.InMemoryRegister;
import org.frontdoor.provider.register.ObjectQuery;
import org.frontdoor.provider.register.StoredObject;
import org.frontdoor.provider.tasking.Incident;
import org.frontdoor.provider.tasking.SwitchState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tasking at the start of the process, on the clock, and when interception has something to report.
 */
class TaskingStartTest {

  private final InMemoryRegister register = new InMemoryRegister();

  private Hi1Fixture provider() {
    return new Hi1Fixture(register, Lab.PKI.anchors());
  }

  private static TaskStatus status(Hi1Fixture hi1, Order order) {
    return hi1.get(Lab.ALICE, order.task()).getLiTask().getStatus();
  }

  @Test
  void process_startedAgain_confirmsWhatRunsWithoutTouchingTheTask() {
    Order order;
    long generation;
    try (Hi1Fixture first = provider()) {
      order = Order.submit(first, Lab.ALICE, "W1");
      generation = first.get(Lab.ALICE, order.task()).getGeneration();
    }
    try (Hi1Fixture second = unstarted()) {
      second.interception.know(order.task(), SwitchState.ACTIVE);
      second.tasking.start();
      second.settle();
      assertThat(second.interception.orders(order.task())).containsExactly("activate");
      assertThat(second.get(Lab.ALICE, order.task()).getGeneration()).isEqualTo(generation);
    }
  }

  @Test
  void cancellation_rightAfterTheStart_isAnsweredWhenInterceptionHasEnded() {
    Order order;
    try (Hi1Fixture first = provider()) {
      order = Order.submit(first, Lab.ALICE, "W1");
    }
    try (Hi1Fixture second = unstarted()) {
      second.interception.know(order.task(), SwitchState.ACTIVE);
      second.tasking.start();
      second.done(
          Lab.ALICE,
          Actions.update(
              Hi1Object.newBuilder()
                  .setObjectIdentifier(order.task().toString())
                  .setLiTask(
                      LiTaskObject.newBuilder()
                          .setDesiredStatus(TaskStatus.TASK_STATUS_CANCELLED))));
      assertThat(second.interception.states()).containsEntry(order.task(), SwitchState.ENDED);
      assertThat(status(second, order)).isEqualTo(TaskStatus.TASK_STATUS_CANCELLED);
    }
  }

  @Test
  @Tag("SEC-19")
  void switch_thatHasForgottenEverything_isToldAgain() {
    Order order;
    try (Hi1Fixture first = provider()) {
      order = Order.submit(first, Lab.ALICE, "W1");
    }
    try (Hi1Fixture second = provider()) {
      second.settle();
      assertThat(second.interception.orders(order.task())).containsExactly("activate");
      assertThat(status(second, order)).isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);
    }
  }

  @Test
  @Tag("SEC-19")
  void switch_thatCannotSayWhatItKnows_stopsTheStartAndEndsNothing() {
    Order order;
    try (Hi1Fixture first = provider()) {
      order = Order.submit(first, Lab.ALICE, "W1");
    }
    try (Hi1Fixture second = unstarted()) {
      second.interception.beDeaf(new IllegalStateException("no answer"));
      assertThatThrownBy(second.tasking::start).isInstanceOf(CompletionException.class);
      assertThat(second.interception.orderCount()).isZero();
      assertThat(status(second, order)).isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);
    }
  }

  @Test
  @Tag("SEC-19")
  void task_thatOnlyTheSwitchKnows_isHeldButNotEnded() {
    UUID unknown = new UUID(7, 7);
    try (Hi1Fixture hi1 = unstarted()) {
      hi1.interception.know(unknown, SwitchState.ACTIVE);
      hi1.tasking.start();
      hi1.settle();
      assertThat(hi1.interception.orders(unknown)).containsExactly("suspend");
    }
  }

  @Test
  void order_thatExpiredWhileTheProcessWasDown_isEndedAtTheStart() {
    Order order;
    try (Hi1Fixture first = provider()) {
      order = Order.submit(first, Lab.ALICE, "W1");
    }
    try (Hi1Fixture second = unstarted()) {
      second.clock.advance(Duration.ofDays(11));
      second.interception.know(order.task(), SwitchState.ACTIVE);
      second.tasking.start();
      second.settle();
      assertThat(second.interception.orders(order.task())).containsExactly("end");
      assertThat(status(second, order)).isEqualTo(TaskStatus.TASK_STATUS_EXPIRED);
    }
  }

  @Test
  void clock_movedOverTheEnd_isNoticedByTheTimeKeeperOnTheNextChange() {
    try (Hi1Fixture hi1 = provider()) {
      Order order = Order.submit(hi1, Lab.ALICE, "W1");
      hi1.clock.advance(Duration.ofDays(10));
      Order.submit(hi1, Lab.BOB, "W2");
      Awaitility.await("the expired task is ended")
          .until(() -> hi1.interception.orders(order.task()).contains("end"));
    }
  }

  @Test
  void incident_reported_becomesAFailureNotificationOfTheOwner() {
    try (Hi1Fixture hi1 = provider()) {
      Order order = Order.submit(hi1, Lab.ALICE, "W1");
      hi1.tasking.report(order.task(), Incident.RECORDS_LOST);
      hi1.settle();
      List<StoredObject> notifications =
          hi1.store.reading(
              view ->
                  view.list(
                      ObjectQuery.ownedBy(Lab.ALICE.id())
                          .withType(ObjectType.OBJECT_TYPE_NOTIFICATION)));
      assertThat(notifications)
          .anyMatch(
              it ->
                  it.body().getNotification().getType()
                      == NotificationType.NOTIFICATION_TYPE_FAILURE);
      assertThat(status(hi1, order)).isEqualTo(TaskStatus.TASK_STATUS_ACTIVE);
    }
  }

  @Test
  void start_ofATask_tellsItsOwnerByOneActivationNotification() {
    try (Hi1Fixture hi1 = provider()) {
      Order.submit(hi1, Lab.ALICE, "W1");
      List<StoredObject> notifications =
          hi1.store.reading(
              view ->
                  view.list(
                      ObjectQuery.ownedBy(Lab.ALICE.id())
                          .withType(ObjectType.OBJECT_TYPE_NOTIFICATION)));
      assertThat(notifications)
          .filteredOn(
              it ->
                  it.body().getNotification().getType()
                      == NotificationType.NOTIFICATION_TYPE_ACTIVATION)
          .hasSize(1);
    }
  }

  private Hi1Fixture unstarted() {
    return new Hi1Fixture(register, Lab.PKI.anchors(), false);
  }
}
