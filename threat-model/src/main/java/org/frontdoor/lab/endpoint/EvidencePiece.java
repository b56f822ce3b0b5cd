package org.frontdoor.lab.endpoint;

import java.time.Instant;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.DeliveryUnit;

/** A piece of what an authority has stored of a task. */
public sealed interface EvidencePiece {

  /**
   * A unit, as it was received.
   *
   * @param unit the unit
   */
  record Unit(DeliveryUnit unit) implements EvidencePiece {}

  /**
   * A checkpoint with a leaf of the task, as it was received.
   *
   * @param checkpoint the checkpoint
   * @param received when
   */
  record Signed(Checkpoint checkpoint, Instant received) implements EvidencePiece {}
}
