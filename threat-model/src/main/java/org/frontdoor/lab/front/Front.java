package org.frontdoor.lab.front;

import java.util.List;
import java.util.Optional;
import org.frontdoor.authority.transport.ProviderAddress;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.lab.endpoint.ProviderAccount;
import org.frontdoor.lab.scenario.Visibility;
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

  /**
   * A task as the provider carries it out, which need not be what was reviewed.
   *
   * @param order the order that it was made by
   * @return empty if there is none
   */
  Optional<LiTaskObject> carriedOut(Order order);

  /**
   * What it has refused its authority since this was opened, by its own account.
   *
   * @throws Exception if the account cannot be read
   */
  ProviderAccount.Refused refused() throws Exception;

  /**
   * The verdict of the same.
   *
   * @return empty if it has refused nothing
   * @throws Exception if the account cannot be read
   */
  default Optional<Visibility> prevention() throws Exception {
    ProviderAccount.Refused refused = refused();
    return refused.count() == 0
        ? Optional.empty()
        : Optional.of(
            Visibility.prevented("provider", "its account: refused with error " + refused.code()));
  }

  @Override
  void close();
}
