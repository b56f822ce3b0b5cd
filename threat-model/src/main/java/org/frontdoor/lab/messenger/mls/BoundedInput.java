package org.frontdoor.lab.messenger.mls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.mls.codec.MLSInputStream;

/**
 * Reads structures of RFC 9420, section 2.1, and believes no length that the rest of the bytes
 * cannot hold. The library's own reader allocates what a length claims before it looks, up to 1 GiB
 * (CVE-2026-12852); so every message passes through this one first.
 */
final class BoundedInput extends MLSInputStream {

  private static final int PREFIX_BITS = 6;
  private static final int LARGEST_PREFIX = 2;

  private final ByteBuffer data;

  BoundedInput(byte[] data) {
    super(data);
    this.data = ByteBuffer.wrap(data).asReadOnlyBuffer();
  }

  /**
   * Reads one structure that takes up all of the bytes.
   *
   * @throws IOException if it does not, or if it is none
   */
  static <T> T readWhole(byte[] bytes, Class<T> type) throws IOException {
    BoundedInput input = new BoundedInput(bytes);
    T value = type.cast(input.read(type));
    if (input.data.hasRemaining()) {
      throw new IOException(input.data.remaining() + " bytes too many");
    }
    return value;
  }

  @Override
  public Object read(Class<?> type) throws IOException {
    return switch (type.getName()) {
      case "byte", "java.lang.Byte" -> need(Byte.BYTES).get();
      case "short", "java.lang.Short" -> need(Short.BYTES).getShort();
      case "int", "java.lang.Integer" -> need(Integer.BYTES).getInt();
      case "long", "java.lang.Long" -> need(Long.BYTES).getLong();
      case "boolean", "java.lang.Boolean" -> readBoolean();
      default -> super.read(type);
    };
  }

  private boolean readBoolean() throws IOException {
    return switch (need(Byte.BYTES).get()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IOException("neither true nor false");
    };
  }

  @Override
  @SuppressWarnings("NullAway") // the library says that something optional is absent by null
  public Object readOptional(Class<?> type) throws IOException {
    return readBoolean() ? read(type) : null;
  }

  /** No structure of RFC 9420 has one. */
  @Override
  public Object readArray(Class<?> type) throws IOException {
    throw new IOException("an array of fixed-width length");
  }

  @Override
  public byte[] readOpaque() throws IOException {
    byte[] bytes = new byte[readLength()];
    data.get(bytes);
    return bytes;
  }

  @Override
  @SuppressWarnings(
      "unchecked") // the library asks for lists of primitives by their primitive class
  public <E> void readList(List<E> list, Class<E> type) throws IOException {
    BoundedInput inner = new BoundedInput(readOpaque());
    list.clear();
    while (inner.data.hasRemaining()) {
      list.add((E) inner.read(type));
    }
  }

  /** Length of a vector: 1, 2 or 4 bytes by the first two bits, the shortest that will do. */
  private int readLength() throws IOException {
    int first = need(Byte.BYTES).get() & 0xff;
    int prefix = first >>> PREFIX_BITS;
    if (prefix > LARGEST_PREFIX) {
      throw new IOException("no length begins like this");
    }
    int size = 1 << prefix;
    int value = first & ((1 << PREFIX_BITS) - 1);
    for (int i = 1; i < size; i++) {
      value = (value << Byte.SIZE) | (need(Byte.BYTES).get() & 0xff);
    }
    if (size > 1 && value < (1 << (Byte.SIZE * size / 2 - LARGEST_PREFIX))) {
      throw new IOException("a length longer than it needs to be");
    }
    need(value);
    return value;
  }

  private ByteBuffer need(int bytes) throws IOException {
    if (bytes > data.remaining()) {
      throw new IOException("needs " + bytes + " bytes where " + data.remaining() + " are left");
    }
    return data;
  }

  /** A view of the first bytes, to be read once more by something else. */
  static byte[] after(int skipped, byte[] bytes) {
    return Arrays.copyOfRange(bytes, Math.min(skipped, bytes.length), bytes.length);
  }
}
