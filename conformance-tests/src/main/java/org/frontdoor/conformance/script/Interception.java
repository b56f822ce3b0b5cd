package org.frontdoor.conformance.script;

import java.util.List;
import org.frontdoor.hi1.v1.TaskStatus;

/** An order that is active, and a stream on which its authority receives what comes of it. */
public final class Interception {

  private final Examination exam;
  private final Order order;
  private final Delivery delivery;

  private Interception(Examination exam, Order order, Delivery delivery) {
    this.exam = exam;
    this.order = order;
    this.delivery = delivery;
  }

  /** Makes a new order, waits until it is active, and opens the stream; ends the case otherwise. */
  public static Interception begin(Examination exam) {
    Order order = exam.order().activate();
    return new Interception(exam, order, exam.authority().delivery().start());
  }

  /** The order. */
  public Order order() {
    return order;
  }

  /** The account that is intercepted. */
  public String account() {
    return order.account();
  }

  /** The task's LIID. */
  public String liid() {
    return order.liid();
  }

  /** The stream. */
  public Delivery delivery() {
    return delivery;
  }

  /** A new account that is not intercepted. */
  public String somebody() {
    return exam.tester().account();
  }

  /** Waits for so many records, the test record not counted; ends the case if they do not come. */
  public List<ReceivedRecord> records(int count) {
    return delivery.awaitRecords(liid(), count);
  }

  /** Waits for the test record; ends the case if it does not come. */
  public ReceivedRecord firstRecord() {
    boolean came = delivery.awaitUntil(() -> !delivery.received().records(liid()).isEmpty());
    exam.require(came, "a first record of the task", delivery.describeEnd());
    return delivery.received().records(liid()).getFirst();
  }

  /** Cancels the task, takes what still comes of it, and ends the stream. */
  public void end() {
    var unused = order.wishTask(TaskStatus.TASK_STATUS_CANCELLED);
    delivery.finish();
  }
}
