package org.frontdoor.protocol.tlog;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A checkpoint that satisfied a policy.
 *
 * @param checkpoint what the log says
 * @param cosigned when each witness that the policy knows has cosigned, by the witness's name
 * @param note the note that proves it
 */
public record WitnessedCheckpoint(
    LogCheckpoint checkpoint, SortedMap<String, Instant> cosigned, SignedNote note) {

  /** Copies the map. */
  public WitnessedCheckpoint {
    cosigned = new TreeMap<>(cosigned);
  }
}
