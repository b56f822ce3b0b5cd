package org.frontdoor.provider.delivery;

import java.util.List;
import org.frontdoor.common.v1.EndpointId;

/**
 * What an authority has stored and the provider may forget.
 *
 * @param authority whose log it is
 * @param beforePosition every unit before this position goes
 * @param bytes {@link SpooledUnit#bytes} of the units that go
 * @param changed tasks to be remembered beyond their units
 * @param settled LIIDs of tasks that need not be remembered any more
 */
public record Release(
    EndpointId authority,
    long beforePosition,
    long bytes,
    List<DeliveredTask> changed,
    List<String> settled) {

  /** Copies the lists. */
  public Release {
    changed = List.copyOf(changed);
    settled = List.copyOf(settled);
  }
}
