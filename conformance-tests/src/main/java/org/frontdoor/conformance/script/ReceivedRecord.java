package org.frontdoor.conformance.script;

import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.RecordBatch;

/**
 * A record that was opened.
 *
 * @param number of the record in its task, from 0
 * @param position of the unit that it came in
 * @param batch what it came with
 * @param record the record itself
 */
public record ReceivedRecord(long number, long position, RecordBatch batch, IriRecord record) {}
