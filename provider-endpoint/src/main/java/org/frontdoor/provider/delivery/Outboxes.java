package org.frontdoor.provider.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.frontdoor.common.v1.EndpointId;

/** The outboxes of all authorities. There is no way from one to another. */
public final class Outboxes {

  private final Spool spool;
  private final Map<EndpointId, Outbox> outboxes = new ConcurrentHashMap<>();

  /** Makes it over a spool; {@link #restore} comes before any use. */
  public Outboxes(Spool spool) {
    this.spool = spool;
  }

  /** Takes over where the logs stand, at the start and after a failed commit. */
  public void restore(Map<EndpointId, LogState> logs) {
    logs.forEach(
        (authority, log) ->
            outboxes
                .computeIfAbsent(authority, id -> new Outbox(id, spool, log))
                .moveTo(log.nextPosition()));
  }

  /** Where the units are. */
  public Spool spool() {
    return spool;
  }

  /** Bytes of units kept for all authorities together. */
  public long bytes() {
    return outboxes.keySet().stream().mapToLong(spool::bytes).sum();
  }

  /** The authority's own. */
  public Outbox of(EndpointId authority) {
    return outboxes.computeIfAbsent(authority, id -> new Outbox(id, spool, LogState.EMPTY));
  }
}
