package org.frontdoor.provider.delivery;

import com.google.protobuf.CodedOutputStream;
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

  private static final int FIRST_CAPACITY = 256;

  /** What a quiet task may hold on to; there are very many of them. */
  private static final int KEPT_CAPACITY = 16 << 10;

  /** Most bytes of a tag and a length. */
  private static final int FRAME_BYTES = 10;

  private final RecordBatch preamble;
  private byte[] bytes = new byte[0];
  private int length;
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
    if (records == 0) {
      reserve(preamble.getSerializedSize());
      write(preamble::writeTo);
    }
    reserve(record.getSerializedSize() + FRAME_BYTES);
    write(out -> out.writeMessage(RecordBatch.RECORDS_FIELD_NUMBER, record));
    records++;
  }

  int records() {
    return records;
  }

  boolean full() {
    return records >= MAX_RECORDS || length >= FULL_BYTES;
  }

  /** The backing array; the first {@link #length} bytes count. */
  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Empties it for the next batch; the records' bytes are overwritten. */
  void clear() {
    Arrays.fill(bytes, 0, length, (byte) 0);
    if (bytes.length > KEPT_CAPACITY) {
      bytes = new byte[0];
    }
    length = 0;
    records = 0;
  }

  private interface Part {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  /** Straight into the array: a buffer for each record would cost more than the record. */
  private void write(Part part) {
    CodedOutputStream out = CodedOutputStream.newInstance(bytes, length, bytes.length - length);
    try {
      part.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("Room was made before.", e);
    }
    length += out.getTotalBytesWritten();
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      byte[] old = bytes;
      bytes = Arrays.copyOf(old, Math.max(Math.max(FIRST_CAPACITY, old.length * 2), length + more));
      Arrays.fill(old, 0, length, (byte) 0);
    }
  }
}
