package org.frontdoor.lab.scenarios.war;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.frontdoor.lab.front.Order;
import org.frontdoor.uppertester.v1.InjectedMessage;

/** How a provider treats emergency orders. */
interface EmergencyDesk extends AutoCloseable {

  /**
   * An order arrives.
   *
   * @param reference its reference
   * @param order the order, signed by whoever approves it
   */
  void order(String reference, Order order) throws Exception;

  /** A judge confirms an order. */
  void confirm(String reference, byte[] confirmation) throws Exception;

  /** Users send messages. */
  void happen(List<InjectedMessage> messages) throws Exception;

  /** The time for confirmations is over. */
  void deadline();

  /**
   * How many emergency orders of this agency the provider has that nobody has confirmed, as it
   * publishes it; empty if it publishes nothing.
   */
  OptionalLong unconfirmed();

  /** How many orders it has refused, or keeps because nobody has confirmed them. */
  long refused();

  /** No order runs any more, and everything that was to be delivered has been. */
  void endAll() throws Exception;

  /**
   * How many records the agency's account received of each order and opened with the agency's keys,
   * by reference; none where nothing came.
   */
  Map<String, Integer> records() throws Exception;

  @Override
  void close();
}
