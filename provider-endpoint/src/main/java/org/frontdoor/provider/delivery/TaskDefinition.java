package org.frontdoor.provider.delivery;

import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi1.v1.DeliveryKey;

/**
 * What a task's delivery is for; never changes.
 *
 * @param taskId identifier of the task's object
 * @param liid the authority's identifier of the task; unique for the authority for ever
 * @param authority who receives
 * @param deliveryKey key that epoch keys are sealed to; the default instance once the task has
 *     ended
 * @param test whether the product is no evidence
 */
public record TaskDefinition(
    UUID taskId, String liid, EndpointId authority, DeliveryKey deliveryKey, boolean test) {

  /** What remains of it after the end. */
  public TaskDefinition closed() {
    return new TaskDefinition(taskId, liid, authority, DeliveryKey.getDefaultInstance(), test);
  }
}
