package org.frontdoor.provider.tasking;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.frontdoor.provider.register.SwitchPosition;

/**
 * What interception has confirmed for each task, and which tasks a fault keeps from running: the
 * part of a task's status that is neither in the register nor follows from time.
 *
 * <p>Written by {@link TaskingCoordinator} alone, inside register transactions, so that whoever
 * reads it in a transaction sees what belongs to the state of the register.
 */
public final class SwitchBoard {

  private final Map<UUID, SwitchPosition> positions = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();
  private final Set<UUID> faults = ConcurrentHashMap.newKeySet();

  /** What interception does for a task. */
  SwitchPosition position(UUID task) {
    return positions.getOrDefault(task, SwitchPosition.OFF);
  }

  /** How many tasks run. */
  int running() {
    return running.get();
  }

  boolean hasFault(UUID task) {
    return faults.contains(task);
  }

  void setPosition(UUID task, SwitchPosition position) {
    SwitchPosition before = positions.put(task, position);
    int more = position == SwitchPosition.RUNNING ? 1 : 0;
    int less = before == SwitchPosition.RUNNING ? 1 : 0;
    running.addAndGet(more - less);
  }

  void setFault(UUID task, boolean fault) {
    if (fault) {
      faults.add(task);
    } else {
      faults.remove(task);
    }
  }

  /** What is known of a task, to be put back with {@link #restore}. */
  Entry entry(UUID task) {
    return new Entry(task, position(task), hasFault(task));
  }

  void restore(Entry entry) {
    setPosition(entry.task(), entry.position());
    setFault(entry.task(), entry.fault());
  }

  /** What is known of one task. */
  record Entry(UUID task, SwitchPosition position, boolean fault) {}

  /** Takes over what the switch says at the start of the process. */
  void load(Map<UUID, SwitchState> states) {
    states.forEach((task, state) -> setPosition(task, position(state)));
  }

  private static SwitchPosition position(SwitchState state) {
    return switch (state) {
      case ACTIVE -> SwitchPosition.RUNNING;
      case SUSPENDED -> SwitchPosition.HELD;
      case ENDED -> SwitchPosition.ENDED;
    };
  }
}
