package org.frontdoor.conformance.cases.integrity;

import org.frontdoor.conformance.script.Delivery;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;

/**
 * Another authority's task against the same account, whose stream is read all the time: what it has
 * got was there for the first authority too, also where the first one is not sent anything.
 */
final class Witness {

  private final Examination exam;
  private final Order order;
  private final Delivery delivery;
  private final Gathered gathered = new Gathered();

  private Witness(Examination exam, Order order, Delivery delivery) {
    this.exam = exam;
    this.order = order;
    this.delivery = delivery;
  }

  /** A task like this one, of the second authority; active, and its stream open. */
  static Witness of(Examination exam, Order order) {
    Order same = order.again(exam.otherAuthority()).activate();
    return new Witness(exam, same, exam.otherAuthority().delivery().start());
  }

  /** Waits for so many records. */
  void await(long records) {
    boolean came =
        delivery.awaitUntil(
            () -> {
              delivery.acknowledge();
              return delivery.received().product(order.liid()).size() >= records;
            });
    exam.require(came, "all records, for another authority", delivery.describeEnd());
  }

  /** Has its task ended, and waits for everything up to the END. */
  void end() {
    Line.end(exam, order, delivery, gathered);
    delivery.finish();
  }
}
