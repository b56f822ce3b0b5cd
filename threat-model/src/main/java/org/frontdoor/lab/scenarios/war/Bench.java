package org.frontdoor.lab.scenarios.war;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.front.Order;
import org.frontdoor.lab.front.OrderWire;
import org.frontdoor.lab.front.Orders;
import org.frontdoor.lab.front.Reply;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.TooSlowException;

/**
 * Where orders are signed with a judge's key and handed in over HI-1, by whoever has it. Nothing is
 * checked on this side: what is no judge's is for the provider to refuse.
 */
final class Bench implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long TICK_MILLIS = 20;

  private final Endpoint endpoint;
  private final OrderWire wire;
  private final CaseOfficer officer;

  Bench(Endpoint endpoint) {
    this.endpoint = endpoint;
    this.wire = new OrderWire(endpoint.li(), endpoint.authority());
    this.officer = endpoint.officer();
  }

  /**
   * What became of an order.
   *
   * @param order as it was sent
   * @param refusal by which rule it does not run; empty if it runs
   */
  record Answer(Order order, Optional<String> refusal) {

    /** The warrant in it, as it was signed. */
    byte[] warrant() {
      return order.message().getRequest().getActionRequestsList().stream()
          .map(action -> action.getCreate().getObject())
          .filter(object -> object.hasDocument())
          .map(object -> object.getDocument().getBody().toByteArray())
          .findFirst()
          .orElseThrow();
    }
  }

  /** Signs an order against an account, hands it in, and waits until it is decided. */
  Answer order(SigningIdentity key, String account) throws Exception {
    TargetIdentifier target = Targets.parse(account, endpoint.authority().provider().id());
    Order order =
        new Orders(endpoint).order(key, endpoint.freshReference("WAR02"), List.of(target), target);
    Reply reply =
        wire.send(order.message().toByteString(), endpoint.authority().credentials().signing());
    return new Answer(order, reply.accepted() ? decision(order) : Optional.of(reply.reason()));
  }

  private Optional<String> decision(Order order) throws InterruptedException {
    Instant end = endpoint.world().clock().instant().plus(PATIENCE);
    CountDownLatch never = new CountDownLatch(1);
    List<ObjectView> views = views(order);
    while (views.stream().anyMatch(ObjectView::waiting)) {
      if (!endpoint.world().clock().instant().isBefore(end)) {
        throw new TooSlowException("An order was not decided", PATIENCE);
      }
      var unused = never.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
      views = views(order);
    }
    return views.stream().anyMatch(ObjectView::active)
        ? Optional.empty()
        : Optional.of("a task that does not run");
  }

  private List<ObjectView> views(Order order) {
    return officer.authority().objects(List.of(order.task()));
  }

  /** Has the provider end the tasks of these orders, over HI-1, and waits until they have. */
  void cancel(List<Order> orders) throws InterruptedException {
    orders.forEach(order -> officer.cancel(order.task()));
    endpoint.desk().awaitEnd(orders.stream().map(Order::liid).toList(), PATIENCE);
  }

  @Override
  public void close() {
    wire.close();
    officer.close();
  }
}
