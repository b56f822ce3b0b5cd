package org.frontdoor.provider.delivery;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.frontdoor.hi2.v1.IriRecord;
import org.frontdoor.hi2.v1.RecordBatch;

/**
 * A {@link RecordBatch} in the making: records are serialised as they come, so that no object of a
 * record outlives its round.
 */
final class BatchBuffer {

  /** Most records in a batch. */
  static final int MAX_RECORDS = 4096;

  /** Bytes of records from which on a batch is full. */
  static final int FULL_BYTES = 256 << 10;

  private static final int FIRST_CAPACITY = 512;

  private final RecordBatch preamble;
  private final Bytes bytes = new Bytes();
  private int records;

  /**
   * Makes an empty one.
   *
   * @param preamble everything but the records
   */
  BatchBuffer(RecordBatch preamble) {
    this.preamble = preamble;
  }

  void add(IriRecord record) {
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes, FIRST_CAPACITY);
      if (records == 0) {
        preamble.writeTo(out);
      }
      out.writeMessage(RecordBatch.RECORDS_FIELD_NUMBER, record);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail.", e);
    }
    records++;
  }

  int records() {
    return records;
  }

  boolean full() {
    return records >= MAX_RECORDS || bytes.size() >= FULL_BYTES;
  }

  /** The backing array; the first {@link #length} bytes count. */
  byte[] array() {
    return bytes.array();
  }

  int length() {
    return bytes.size();
  }

  /** Empties it for the next batch; the records' bytes are overwritten. */
  void clear() {
    bytes.wipe();
    records = 0;
  }

  private static final class Bytes extends ByteArrayOutputStream {
    Bytes() {
      // Most tasks are quiet most of the time: nothing is kept for records that may never come.
      super(0);
    }

    byte[] array() {
      return buf;
    }

    void wipe() {
      Arrays.fill(buf, 0, count, (byte) 0);
      reset();
    }
  }
}
