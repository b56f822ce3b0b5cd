package org.frontdoor.authority.store;

import org.frontdoor.hi2.v1.Checkpoint;

/**
 * A checkpoint as it was received, after its checks.
 *
 * @param number the provider's number for it, from its signed body
 * @param nextPosition position of the first unit that came after it; puts it among the units
 * @param checkpoint signed body and leaves, bytes untouched
 * @param receivedMicros when it arrived, in microseconds since 1970-01-01T00:00:00Z
 */
public record StoredCheckpoint(
    long number, long nextPosition, Checkpoint checkpoint, long receivedMicros) {

  @Override
  public String toString() {
    return "checkpoint " + number;
  }
}
