package org.frontdoor.protocol.verify;

/** The numbers of one task's report, while they are being counted. */
final class TaskCounts {

  boolean test;
  long verified;
  long provisional;
  long disputed;
  long lost;
  long lostEvents;
  long missing;
  long duplicated;
  boolean complete;

  void verify() {
    verified += provisional;
    provisional = 0;
  }

  void dispute() {
    disputed += provisional;
    provisional = 0;
  }

  TaskReport report(String liid) {
    return new TaskReport(
        liid,
        test,
        verified + provisional + disputed,
        verified,
        provisional,
        disputed,
        lost,
        lostEvents,
        missing,
        duplicated,
        complete && missing == 0 && disputed == 0);
  }
}
