package org.frontdoor.authority.store;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * One row on its way to RocksDB, made again and again in the same memory. The last copy of key and
 * value is outside the heap, where RocksDB takes it from without one more. For one thread.
 */
final class Row {

  /** A value that is not larger than this never makes the memory grow. */
  static final int USUAL_BYTES = 64 << 10;

  private static final int LONGEST_USUAL_KEY = 256;

  private ByteBuffer key = ByteBuffer.allocateDirect(LONGEST_USUAL_KEY);
  private ByteBuffer value = ByteBuffer.allocateDirect(USUAL_BYTES);
  private byte[] scratch = new byte[USUAL_BYTES];
  private CodedOutputStream out = CodedOutputStream.newInstance(scratch);

  /** Begins a row under a number. */
  Row key(long number) {
    key.clear().putLong(number);
    return this;
  }

  /** Begins a row under two numbers. */
  Row key(long first, long second) {
    key.clear().putLong(first).putLong(second);
    return this;
  }

  /** Begins a row under a name behind a prefix. */
  Row key(byte[] prefix, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    int size = prefix.length + bytes.length;
    if (key.capacity() < size) {
      key = ByteBuffer.allocateDirect(size);
    }
    key.clear().put(prefix).put(bytes);
    return this;
  }

  /** The value of the row, empty, with room for so many bytes. */
  CodedOutputStream value(int size) {
    if (scratch.length < size) {
      scratch = new byte[size];
      value = ByteBuffer.allocateDirect(size);
    }
    out = CodedOutputStream.newInstance(scratch);
    return out;
  }

  /** Puts the row into a batch. */
  void put(WriteBatch batch, ColumnFamilyHandle column) throws RocksDBException, IOException {
    out.flush();
    value.clear().put(scratch, 0, out.getTotalBytesWritten());
    batch.put(column, key.flip(), value.flip());
  }
}
