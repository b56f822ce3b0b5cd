package org.frontdoor.protocol.verify;

/**
 * One thing that is wrong with a delivery.
 *
 * @param kind what
 * @param liid the task concerned; empty where it is not one task's, or not known
 * @param position where in the stream: the position of the unit, or the number of the checkpoint
 * @param record number of the record concerned, or of the first one that follows
 */
public record Finding(FindingKind kind, String liid, long position, long record) {

  /** The finding with its place, for a person. Holds no target and no content. */
  public String sentence() {
    String task = liid.isEmpty() ? "Stream" : "Task " + liid;
    return task
        + ", at "
        + Long.toUnsignedString(position)
        + ", record "
        + Long.toUnsignedString(record)
        + ": "
        + kind.sentence();
  }
}
