package org.frontdoor.provider.delivery;

import java.util.List;

/**
 * Everything durable about one task's interception and delivery.
 *
 * @param definition what does not change
 * @param phase what was last ordered
 * @param sinceMicros when the phase began to hold, in microseconds since 1970-01-01T00:00:00Z
 * @param stretches stretches of time in which events are matched and that the journal has not been
 *     read past, in order; empty when nothing is matched
 * @param progress how far delivery has come
 */
public record TaskState(
    TaskDefinition definition,
    Phase phase,
    long sinceMicros,
    List<Stretch> stretches,
    TaskProgress progress) {

  /** What was ordered for a task. */
  public enum Phase {
    /** Events are matched. */
    ACTIVE,
    /** Held. */
    SUSPENDED,
    /** To end as soon as the journal has been read up to the end of the last stretch. */
    ENDING,
    /** The END unit is made; who the target was is forgotten. */
    ENDED
  }

  /** Copies the list. */
  public TaskState {
    stretches = List.copyOf(stretches);
  }

  /** The same task, come so far. */
  public TaskState at(TaskProgress other) {
    return new TaskState(definition, phase, sinceMicros, stretches, other);
  }

  /** The identifiers alone. */
  @Override
  public String toString() {
    return "TaskState[" + definition.taskId() + ", " + phase + "]";
  }
}
