package org.frontdoor.provider.server;

import java.util.Optional;
import org.frontdoor.provider.delivery.Outboxes;
import org.frontdoor.provider.interception.Interception;
import org.frontdoor.provider.messenger.EventJournal;
import org.frontdoor.provider.messenger.TrafficSource;
import org.frontdoor.provider.tasking.TaskingCoordinator;
import org.frontdoor.uppertester.v1.GetProgressResponse;

/**
 * What the upper tester reaches of a provider.
 *
 * @param crash ends the process at once
 */
record TestedProvider(
    TestedUsers users,
    EventJournal journal,
    Optional<TrafficSource> traffic,
    AdjustableClock clock,
    TaskingCoordinator tasking,
    Interception interception,
    Outboxes outboxes,
    Runnable crash) {

  GetProgressResponse progress() {
    GetProgressResponse.Builder progress =
        GetProgressResponse.newBuilder()
            .setJournalNextOffset(journal.nextOffset())
            .setInterceptionOffset(interception.position())
            .setSpoolBytes(outboxes.bytes())
            .setTasksActive(tasking.running());
    traffic
        .map(TrafficSource::progress)
        .ifPresent(
            source ->
                progress
                    .setTrafficEvents(source.events())
                    .setTrafficSkipped(source.skipped())
                    .setTrafficFinished(source.finished()));
    return progress.build();
  }
}
