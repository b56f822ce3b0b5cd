package org.frontdoor.authority.collector;

import java.util.List;
import org.frontdoor.authority.store.StoreCommit;
import org.frontdoor.hi2.v1.Acknowledgement;
import org.frontdoor.hi2.v1.DeliverRequest;

/**
 * What has been received since the last round, to be stored in one piece and then acknowledged.
 *
 * @param commit what is to be stored
 * @param recordTimes when the provider handled each record's event, one element a batch
 * @param bytes bytes of the units in it; they leave the window with the acknowledgement
 * @param sentAgain units that were stored before and came again; they are not in the commit
 */
public record Round(StoreCommit commit, List<RecordTimes> recordTimes, long bytes, long sentAgain) {

  /** Copies the list, so that the round stays what it is. */
  public Round {
    recordTimes = List.copyOf(recordTimes);
  }

  /** How many records are in it. */
  public long records() {
    return recordTimes.stream().mapToLong(RecordTimes::size).sum();
  }

  /** To be sent after the commit is durable, and never before. */
  public DeliverRequest acknowledgement() {
    return DeliverRequest.newBuilder()
        .setAcknowledgement(
            Acknowledgement.newBuilder()
                .setNextPosition(commit.nextPosition())
                .setLastCheckpoint(commit.lastCheckpoint()))
        .build();
  }
}
