package org.frontdoor.lab.scenarios.war;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.frontdoor.authority.client.ObjectView;
import org.frontdoor.authority.export.OpenedRecord;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ObjectType;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.endpoint.MovableEndpoint;
import org.frontdoor.lab.front.Order;
import org.frontdoor.lab.front.OrderWire;
import org.frontdoor.testbed.lab.CaseOfficer;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.testbed.lab.TooSlowException;
import org.frontdoor.uppertester.v1.InjectedMessage;
import org.jspecify.annotations.Nullable;

/**
 * The reference endpoint, which carries out an emergency order of a prosecutor at once and ends it
 * for good unless a judge confirms it in 48 hours; or, in front of it, a desk that keeps an
 * emergency order until the judge has confirmed it.
 */
final class ReferenceEmergencyDesk implements EmergencyDesk {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration CONFIRMATION = Duration.ofDays(2);
  private static final Duration REST_OF_THE_WEEK = Duration.ofDays(6);
  private static final long TICK_MILLIS = 20;

  private final Endpoint endpoint;
  private final boolean keeps;
  private final Optional<MovableEndpoint> time;
  private final CaseOfficer agency;
  private final OrderWire wire;
  private final Map<String, Order> kept = new HashMap<>();
  private final Map<String, Order> accepted = new LinkedHashMap<>();
  private final Set<String> active = new LinkedHashSet<>();
  private long handed;

  /**
   * A desk.
   *
   * @param keeps whether orders wait for their confirmation
   * @param time moves the endpoint's time, if it may be moved
   */
  ReferenceEmergencyDesk(Endpoint endpoint, boolean keeps, Optional<MovableEndpoint> time) {
    this.endpoint = endpoint;
    this.keeps = keeps;
    this.time = time;
    this.agency = endpoint.officer();
    this.wire = new OrderWire(endpoint.li(), endpoint.authority());
    var unused = endpoint.desk();
  }

  @Override
  public void order(String reference, Order order) throws Exception {
    handed++;
    if (keeps) {
      kept.put(reference, order);
    } else {
      send(reference, order);
    }
  }

  private void send(String reference, Order order) throws Exception {
    if (wire.send(order.message().toByteString(), endpoint.authority().credentials().signing())
        .accepted()) {
      accepted.put(reference, order);
    }
  }

  @Override
  public void confirm(String reference, byte[] confirmation) throws Exception {
    @Nullable Order waiting = kept.remove(reference);
    if (waiting != null) {
      send(reference, waiting);
    }
    @Nullable Order order = accepted.get(reference);
    if (order != null) {
      agency
          .authority()
          .add(authorisation(order), confirmation)
          .refusal()
          .ifPresent(
              refusal -> {
                throw new LabException("A confirmation was refused: " + refusal.sentence());
              });
    }
  }

  private static String authorisation(Order order) {
    return order.message().getRequest().getActionRequestsList().stream()
        .map(action -> action.getCreate().getObject())
        .filter(object -> object.hasAuthorisation())
        .map(object -> object.getObjectIdentifier())
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void happen(List<InjectedMessage> messages) throws InterruptedException {
    if (active.isEmpty() && !accepted.isEmpty()) {
      awaitDecisions();
    }
    endpoint.tester().inject(messages);
    endpoint.settle();
  }

  /** Waits until each task runs, or is certain never to run. */
  private void awaitDecisions() throws InterruptedException {
    List<String> tasks = accepted.values().stream().map(Order::task).toList();
    Instant end = endpoint.world().clock().instant().plus(PATIENCE);
    CountDownLatch never = new CountDownLatch(1);
    List<ObjectView> views = agency.authority().objects(tasks);
    while (views.stream().anyMatch(ObjectView::waiting)) {
      if (!endpoint.world().clock().instant().isBefore(end)) {
        throw new TooSlowException("The tasks were not decided", PATIENCE);
      }
      var unused = never.await(TICK_MILLIS, TimeUnit.MILLISECONDS);
      views = agency.authority().objects(tasks);
    }
    views.stream().filter(ObjectView::active).map(ObjectView::reference).forEach(active::add);
  }

  @Override
  public void deadline() {
    time.ifPresent(it -> it.advance(CONFIRMATION));
  }

  @Override
  public OptionalLong unconfirmed() {
    ListAction filter =
        ListAction.newBuilder()
            .setObjectType(ObjectType.OBJECT_TYPE_AUTHORISATION)
            .setStatus("EmergencyApproval")
            .build();
    return OptionalLong.of(agency.authority().list(filter).size());
  }

  /** Whatever was handed in and does not run, as the provider lists it over HI-1. */
  @Override
  public long refused() {
    return handed - active.size();
  }

  @Override
  public void endAll() throws InterruptedException {
    List<String> liids = List.copyOf(active);
    if (time.isPresent()) {
      time.get().advance(REST_OF_THE_WEEK);
    } else {
      accepted.values().stream()
          .filter(order -> active.contains(order.liid()))
          .forEach(order -> agency.cancel(order.task()));
    }
    endpoint.desk().awaitEnd(liids, PATIENCE);
  }

  @Override
  public Map<String, Integer> records() throws Exception {
    Map<String, List<OpenedRecord>> products = endpoint.desk().products(active);
    Map<String, Integer> records = new HashMap<>();
    accepted.forEach(
        (reference, order) ->
            records.put(reference, products.getOrDefault(order.liid(), List.of()).size()));
    return records;
  }

  @Override
  public void close() {
    wire.close();
    agency.close();
  }
}
