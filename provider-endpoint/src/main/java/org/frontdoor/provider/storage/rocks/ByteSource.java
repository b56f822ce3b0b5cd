package org.frontdoor.provider.storage.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import org.frontdoor.provider.messenger.JournalDamagedException;

/** Reads what a {@link ByteSink} wrote; whatever cannot have been written is damage. */
final class ByteSource {

  private final byte[] bytes;
  private int position;

  ByteSource(byte[] bytes, int position) {
    this.bytes = bytes;
    this.position = position;
  }

  boolean isAtEnd() {
    return position == bytes.length;
  }

  int takeByte() {
    return bytes[advance(1)] & 0xFF;
  }

  long takeVarint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = takeByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw damaged();
  }

  /** A number of things that take at least a byte each, so no more than there are bytes left. */
  int takeCount() {
    long count = takeVarint();
    if (count < 0 || count > bytes.length - position) {
      throw damaged();
    }
    return (int) count;
  }

  ByteString takeBytes(int count) {
    return ByteString.copyFrom(bytes, advance(count), count);
  }

  String takeString() {
    int length = takeCount();
    return new String(bytes, advance(length), length, UTF_8);
  }

  private int advance(int count) {
    int at = position;
    if (count > bytes.length - at) {
      throw damaged();
    }
    position = at + count;
    return at;
  }

  static JournalDamagedException damaged() {
    return new JournalDamagedException("stored events cannot be decoded");
  }
}
