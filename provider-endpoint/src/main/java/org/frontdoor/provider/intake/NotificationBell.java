package org.frontdoor.provider.intake;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.frontdoor.common.v1.EndpointId;

/**
 * Rings for those who watch the notifications of an authority. Carries nothing; what is new is in
 * the register.
 */
final class NotificationBell {

  private final Map<EndpointId, Set<Runnable>> listeners = new ConcurrentHashMap<>();

  /**
   * Takes a listener, unless there are too many.
   *
   * @param most how many may listen for one authority
   * @return whether the listener was taken
   */
  boolean add(EndpointId authority, Runnable listener, int most) {
    Set<Runnable> all = listeners.computeIfAbsent(authority, id -> ConcurrentHashMap.newKeySet());
    synchronized (all) {
      return all.size() < most && all.add(listener);
    }
  }

  void remove(EndpointId authority, Runnable listener) {
    Set<Runnable> all = listeners.get(authority);
    if (all != null) {
      all.remove(listener);
    }
  }

  /** Rings; listeners return at once. */
  void ring(EndpointId authority) {
    listeners.getOrDefault(authority, Set.of()).forEach(Runnable::run);
  }
}
