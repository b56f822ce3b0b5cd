package org.frontdoor.lab.scenarios.war;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.frontdoor.authority.client.AuthorityConfig;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.lab.front.NaiveFront;
import org.frontdoor.lab.front.Order;
import org.frontdoor.lab.front.OrderWire;
import org.frontdoor.uppertester.v1.InjectedMessage;

/** Discloses at once whatever is signed, and never asks again. */
final class NaiveEmergencyDesk implements EmergencyDesk {

  private final NaiveFront front;
  private final OrderWire wire;
  private final AuthorityConfig agency;
  private final Map<String, Order> accepted = new HashMap<>();

  NaiveEmergencyDesk(Endpoint lab) throws Exception {
    this.front = NaiveFront.start(lab);
    this.agency = lab.authority();
    this.wire = new OrderWire(front.address(), agency);
  }

  @Override
  public void order(String reference, Order order) throws Exception {
    if (wire.send(order.message().toByteString(), agency.credentials().signing()).accepted()) {
      accepted.put(reference, order);
    }
  }

  /** Nobody asked for it. */
  @Override
  public void confirm(String reference, byte[] confirmation) {}

  @Override
  public void happen(List<InjectedMessage> messages) {
    front.happen(messages);
  }

  @Override
  public void deadline() {}

  @Override
  public OptionalLong unconfirmed() {
    return OptionalLong.empty();
  }

  @Override
  public long refused() {
    return front.refused().count();
  }

  @Override
  public void endAll() {}

  @Override
  public Map<String, Integer> records() throws Exception {
    Map<String, Integer> records = new HashMap<>();
    for (Map.Entry<String, Order> one : accepted.entrySet()) {
      records.put(one.getKey(), front.product(one.getValue()).size());
    }
    return records;
  }

  @Override
  public void close() {
    wire.close();
    front.close();
  }
}
