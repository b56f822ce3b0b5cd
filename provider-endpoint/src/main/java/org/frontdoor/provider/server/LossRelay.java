package org.frontdoor.provider.server;

import org.frontdoor.provider.delivery.GapLoss;
import org.frontdoor.provider.delivery.LossListener;
import org.frontdoor.provider.tasking.Incident;
import org.frontdoor.provider.tasking.IncidentReports;

/**
 * Brings losses from the interception loop to tasking, which stands on interception and so comes to
 * be after it. Nothing is lost before: the loop starts when both are there.
 */
final class LossRelay implements LossListener {

  private volatile IncidentReports reports = (task, incident) -> {};

  void to(IncidentReports tasking) {
    reports = tasking;
  }

  @Override
  public void lost(GapLoss loss) {
    reports.report(loss.taskId(), Incident.RECORDS_LOST);
  }
}
