package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Which object has to be looked at when. One instant an object; a plain structure without clock or
 * thread of its own.
 */
final class WakeUps {

  private final Map<UUID, Instant> byObject = new HashMap<>();
  private final TreeMap<Instant, Set<UUID>> byInstant = new TreeMap<>();

  /** Sets or replaces when an object is looked at next. */
  synchronized void set(UUID object, Instant at) {
    clear(object);
    byObject.put(object, at);
    byInstant.computeIfAbsent(at, instant -> new HashSet<>()).add(object);
  }

  /** Takes an object out. */
  synchronized void clear(UUID object) {
    Instant before = byObject.remove(object);
    if (before != null) {
      byInstant.computeIfPresent(
          before,
          (instant, objects) -> {
            objects.remove(object);
            return objects.isEmpty() ? null : objects;
          });
    }
  }

  /** When the first object is due. */
  synchronized Optional<Instant> next() {
    return byInstant.isEmpty() ? Optional.empty() : Optional.of(byInstant.firstKey());
  }

  /** Takes out all objects that are due. */
  synchronized Set<UUID> takeDue(Instant now) {
    Set<UUID> due = new HashSet<>();
    byInstant.headMap(now, true).values().forEach(due::addAll);
    due.forEach(this::clear);
    return due;
  }
}
