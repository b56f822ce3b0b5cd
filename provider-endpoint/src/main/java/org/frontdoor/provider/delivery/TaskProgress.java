package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;

/**
 * How far a task's delivery has come.
 *
 * @param epoch the last epoch; 0 before the first
 * @param nextRecord number that the next record gets
 * @param chainHead the chain's link after the last unit
 * @param lostRecords records lost in gaps
 * @param contexts where the sequence numbers stand
 */
public record TaskProgress(
    long epoch, long nextRecord, ByteString chainHead, long lostRecords, ContextState contexts) {

  /** The same with more records lost. */
  public TaskProgress losing(long records) {
    return new TaskProgress(epoch, nextRecord, chainHead, lostRecords + records, contexts);
  }
}
