package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.provider.accountability.OrderBasis;
import org.frontdoor.provider.accountability.Tasking;

/**
 * A task as interception needs it: who, for whom, sealed to which key, when.
 *
 * @param taskId identifier of the LITask object
 * @param liid the authority's identifier that every record carries (TS 103 120 clause 8.2.2);
 *     unique for the authority
 * @param authority the authority that receives the records
 * @param accounts the accounts intercepted; an empty set is nobody, never everybody
 * @param deliveryKeys keys named in the warrant, at least one, at most one a suite
 * @param start first instant that may be intercepted
 * @param end first instant that may not be intercepted any more; later than {@code start}
 * @param test whether the product is no evidence (table 7.9, IsTest)
 * @param order what it stands on, for the log of taskings
 */
public record InterceptionTask(
    UUID taskId,
    String liid,
    EndpointId authority,
    Set<String> accounts,
    List<DeliveryKey> deliveryKeys,
    Instant start,
    Instant end,
    boolean test,
    OrderBasis order) {

  /** Copies the collections and checks that the span is not empty. */
  public InterceptionTask {
    accounts = Set.copyOf(accounts);
    deliveryKeys = List.copyOf(deliveryKeys);
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("A task must end after it starts.");
    }
  }

  /** What the log must say of it before it may run. */
  public Tasking tasking() {
    return new Tasking(
        taskId,
        liid,
        Tasking.Product.of(authority, deliveryKeys, test),
        accounts,
        order,
        start,
        end);
  }

  /** The identifiers alone: whom the task targets is in no text. */
  @Override
  public String toString() {
    return "InterceptionTask[" + taskId + ", " + accounts.size() + " accounts]";
  }
}
