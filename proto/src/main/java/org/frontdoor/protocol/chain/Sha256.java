package org.frontdoor.protocol.chain;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 over byte strings, without copying them: the digest sees the array that a byte string
 * wraps, and only reads it.
 */
public final class Sha256 {

  /** Bytes of a hash. */
  public static final int BYTES = 32;

  private final MessageDigest digest;
  private final ByteOutput intoDigest = new IntoDigest();

  /** A digest over nothing yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  /** Adds one byte. */
  public Sha256 add(byte value) {
    digest.update(value);
    return this;
  }

  /** Adds bytes. */
  public Sha256 add(byte[] bytes) {
    digest.update(bytes);
    return this;
  }

  /** Adds bytes. */
  public Sha256 add(ByteString bytes) {
    try {
      UnsafeByteOperations.unsafeWriteTo(bytes, intoDigest);
    } catch (IOException e) {
      throw new IllegalStateException("A digest takes all bytes.", e);
    }
    return this;
  }

  /** Adds the length as an unsigned 32-bit big-endian number, then the bytes. */
  public Sha256 addWithLength(ByteString bytes) {
    int length = bytes.size();
    digest.update((byte) (length >>> 24));
    digest.update((byte) (length >>> 16));
    digest.update((byte) (length >>> 8));
    digest.update((byte) length);
    return add(bytes);
  }

  /** The hash; the instance begins anew. */
  public ByteString finish() {
    return UnsafeByteOperations.unsafeWrap(digest.digest());
  }

  private final class IntoDigest extends ByteOutput {

    @Override
    public void write(byte value) {
      digest.update(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
    }

    @Override
    public void writeLazy(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
    }

    @Override
    public void write(ByteBuffer bytes) {
      digest.update(bytes);
    }

    @Override
    public void writeLazy(ByteBuffer bytes) {
      digest.update(bytes);
    }
  }
}
