package org.frontdoor.provider.tasking;

import java.util.UUID;

/** Takes reports of incidents from interception and delivery. */
public interface IncidentReports {

  /**
   * Reports an incident; returns at once. The owner's notification and the entry of the account
   * follow.
   */
  void report(UUID taskId, Incident incident);
}
