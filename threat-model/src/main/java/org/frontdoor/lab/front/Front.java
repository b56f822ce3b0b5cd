package org.frontdoor.lab.front;

import java.util.List;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.uppertester.v1.InjectedMessage;

/** A provider as authority and users see it. */
public interface Front extends AutoCloseable {

  /** Where it takes orders. */
  ProviderAddress address();

  /**
   * Waits until an order that was accepted is carried out.
   *
   * @param task identifier of its task
   * @throws Exception if it is not, or the caller is interrupted
   */
  void awaitActive(String task) throws Exception;

  /** Its users send messages; returns when they are taken. */
  void happen(List<InjectedMessage> messages);

  /**
   * Ends a task and gives what the authority received of it and opened with its own keys; nothing
   * if there is no such task.
   *
   * @param order the task that was ordered
   * @throws Exception if it cannot be received or opened
   */
  List<IriRecord> product(Order order) throws Exception;

  @Override
  void close();
}
