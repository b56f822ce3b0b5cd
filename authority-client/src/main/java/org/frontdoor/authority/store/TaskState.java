package org.frontdoor.authority.store;

import com.google.protobuf.ByteString;

/**
 * What the authority knows of one task's delivery, enough to go on checking after a restart.
 *
 * @param liid the task's LIID
 * @param phase where its delivery stands
 * @param progress how many records
 * @param chainHead link of the hash chain after the last unit stored, 32 bytes
 * @param epochHeader header of the unit that opened the current epoch, bytes untouched; empty
 *     before the first epoch. The epoch key itself is never stored.
 * @param contexts next sequence number of each open context; {@link #NO_SESSION} stands for records
 *     outside any session
 */
public record TaskState(
    String liid,
    Phase phase,
    Progress progress,
    ByteString chainHead,
    ByteString epochHeader,
    OpenContexts contexts) {

  /**
   * Key of the context of records outside any session; no communication identity number is
   * negative.
   */
  public static final long NO_SESSION = -1;

  /** Where a task's delivery stands. */
  public enum Phase {
    /** Delivery has begun and has not ended. */
    DELIVERING,
    /** Delivery has ended; no checkpoint has confirmed the end yet. */
    ENDED,
    /** Delivery has ended, and a signed checkpoint marked final says so. */
    CONFIRMED,
    /** A check failed; nothing more is accepted for this task. */
    STOPPED
  }

  /**
   * How many records of a task.
   *
   * @param nextRecord number of the next record: how many there were so far, lost ones included
   * @param confirmedRecords how many of them the last checkpoint covers; those after are
   *     provisional
   * @param lostRecords how many of them the provider reported as lost
   * @param epoch the current epoch; 0 before the first
   */
  public record Progress(long nextRecord, long confirmedRecords, long lostRecords, long epoch) {

    /** Of a task that has just begun. */
    public static final Progress NONE = new Progress(0, 0, 0, 0);
  }
}
