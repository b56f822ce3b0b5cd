package org.frontdoor.provider.register;

/** What interception does for a task at the moment, as it confirmed itself. */
public enum SwitchPosition {
  /** Nothing yet: never activated. */
  OFF,
  /** Events are matched. */
  RUNNING,
  /** Held; may be activated again. */
  HELD,
  /** Ended for good. */
  ENDED
}
