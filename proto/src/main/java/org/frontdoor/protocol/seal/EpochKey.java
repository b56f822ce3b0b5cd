package org.frontdoor.protocol.seal;

import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** An AES-256 epoch key that lives in memory only and can be wiped. */
@SuppressWarnings("serial") // a SecretKey is Serializable by inheritance; this one refuses
final class EpochKey implements SecretKey {

  /** Bytes of the tag at the end of every ciphertext. */
  static final int TAG_BYTES = 16;

  private final byte[] bytes;
  private boolean destroyed;

  /** Takes the array over. */
  EpochKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has AES-GCM.", e);
    }
  }

  /** The parameters of the batch that begins with this record: four zero bytes, then the number. */
  static GCMParameterSpec nonce(long firstRecord) {
    byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(firstRecord).array();
    return new GCMParameterSpec(TAG_BYTES * 8, nonce);
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /** For the cipher. */
  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("The epoch is closed.");
    }
    return bytes.clone();
  }

  @Override
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
    destroyed = true;
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return "EpochKey[secret]";
  }

  private void writeObject(ObjectOutputStream out) {
    throw new UnsupportedOperationException("An epoch key is never serialised.");
  }
}
