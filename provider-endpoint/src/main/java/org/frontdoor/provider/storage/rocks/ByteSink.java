package org.frontdoor.provider.storage.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.util.Arrays;

/** A growing array of bytes with the few types that stored events are made of. */
final class ByteSink {

  private byte[] bytes;
  private int size;

  ByteSink(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  /** Leaves room that is filled in later. */
  void skip(int count) {
    require(count);
    size += count;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  void putByte(int value) {
    require(1);
    bytes[size++] = (byte) value;
  }

  /** Seven bits a byte, low ones first, as in protobuf; negative numbers take ten bytes. */
  void putVarint(long value) {
    require(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void putBytes(ByteString value) {
    require(value.size());
    value.copyTo(bytes, size);
    size += value.size();
  }

  /** Length in bytes and UTF-8. */
  void putString(String value) {
    int length = value.length();
    if (length < 0x80 && putShortAscii(value, length)) {
      return;
    }
    byte[] encoded = value.getBytes(UTF_8);
    putVarint(encoded.length);
    require(encoded.length);
    System.arraycopy(encoded, 0, bytes, size, encoded.length);
    size += encoded.length;
  }

  /** Nearly all identifiers: one byte of length, no intermediate array. */
  private boolean putShortAscii(String value, int length) {
    require(length + 1);
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        return false;
      }
      bytes[size + 1 + i] = (byte) c;
    }
    bytes[size] = (byte) length;
    size += length + 1;
    return true;
  }

  private void require(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
    }
  }
}
