package org.frontdoor.lab.front;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.frontdoor.authority.warrant.Targets;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.lab.endpoint.Endpoint;
import org.frontdoor.testbed.lab.LabException;
import org.frontdoor.uppertester.v1.InjectedMessage;

/**
 * An order as it ought to be, which runs beside the attack: a judge allows it, somebody is tapped,
 * and writes to a friend. So whoever looks for an attack has something to look at without one.
 *
 * @param order as it was sent
 * @param named whom the warrant names
 * @param friend to whom they write
 */
public record HonestOrder(Order order, String named, String friend) {

  /**
   * Sends it and waits until it runs.
   *
   * @param prefix letters of accounts and warrant, such as {@code sco01}
   * @throws LabException if the provider refuses it
   */
  public static HonestOrder send(Endpoint endpoint, Front front, OrderWire wire, String prefix)
      throws Exception {
    List<String> accounts = endpoint.freshAccounts(prefix, 2);
    TargetIdentifier target = Targets.parse(accounts.getFirst(), front.address().id());
    Order order =
        new Orders(endpoint).order(endpoint.freshReference(prefix), List.of(target), target);
    Reply reply =
        wire.send(order.message().toByteString(), endpoint.authority().credentials().signing());
    if (!reply.accepted()) {
      throw new LabException("An honest order was refused by the rule " + reply.reason());
    }
    front.awaitActive(order.task());
    return new HonestOrder(order, accounts.getFirst(), accounts.getLast());
  }

  /** What they write. */
  public List<InjectedMessage> messages(int count) {
    return Collections.nCopies(
        count, InjectedMessage.newBuilder().setSender(named).setRecipient(friend).build());
  }

  /** Whom the warrant names, as {@link Exposure#of} wants it. */
  public Set<String> allowed() {
    return Set.of(named);
  }
}
