package org.frontdoor.provider.tasking;

/** What interception does for a task that it knows. */
public enum SwitchState {
  /** Events are matched, within the task's span. */
  ACTIVE,
  /** Held: no event is matched until the task is activated again. */
  SUSPENDED,
  /** Ended for good; the task can never be activated again. */
  ENDED
}
