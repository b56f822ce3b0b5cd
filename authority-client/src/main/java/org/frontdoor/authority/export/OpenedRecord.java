package org.frontdoor.authority.export;

import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.IriType;

/**
 * A record in clear.
 *
 * @param liid the task that it belongs to
 * @param number the record's number within the task, from 0
 * @param epoch the epoch that it was sealed in
 * @param provisional whether no checkpoint covers it yet
 * @param record the record
 */
public record OpenedRecord(
    String liid, long number, long epoch, boolean provisional, IriRecord record) {

  /** Whether it is the test record at activation, which is no evidence. */
  public boolean isTest() {
    return record.getType() == IriType.IRI_TYPE_TEST;
  }

  /** Says which record it is, never what it holds. */
  @Override
  public String toString() {
    return "record " + number + " of " + liid;
  }
}
