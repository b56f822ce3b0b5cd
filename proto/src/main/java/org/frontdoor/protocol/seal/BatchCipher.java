package org.frontdoor.protocol.seal;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM for all the epochs that one thread has open. The platform's cipher is some kilobytes
 * and slow to make; an epoch is a key of 32 bytes and a few numbers. So many epochs share one
 * cipher, which is told the key anew for each batch. For one thread.
 */
public final class BatchCipher {

  private static final byte[] NOTHING = new byte[0];

  /** Larger batches get a buffer of their own, so that one of them does not stay for ever. */
  private static final int LARGEST_KEPT_BYTES = 1 << 16;

  private final Cipher cipher = EpochKey.cipher();
  private byte[] header = NOTHING;
  private byte[] ciphertext = NOTHING;
  private @Nullable EpochKey last;

  /**
   * Seals a part of a buffer. That no nonce seals twice under a key is for the caller to see to.
   *
   * @param firstRecord makes the nonce
   * @param authenticated the very bytes of the batch's header
   * @throws IllegalStateException if the key was wiped
   */
  ByteString seal(
      EpochKey key,
      long firstRecord,
      ByteString authenticated,
      byte[] buffer,
      int offset,
      int length) {
    byte[] sealed = new byte[length + EpochKey.TAG_BYTES];
    try {
      begin(Cipher.ENCRYPT_MODE, key, firstRecord, authenticated);
      cipher.doFinal(buffer, offset, length, sealed, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to seal.", e);
    }
    return UnsafeByteOperations.unsafeWrap(sealed);
  }

  /**
   * Opens a batch.
   *
   * @param firstRecord makes the nonce
   * @param authenticated the very bytes of the batch's header
   * @throws GeneralSecurityException if it is not what was sealed under this key and header
   * @throws IllegalStateException if the key was wiped
   */
  byte[] open(EpochKey key, long firstRecord, ByteString authenticated, ByteString sealed)
      throws GeneralSecurityException {
    begin(Cipher.DECRYPT_MODE, key, firstRecord, authenticated);
    int size = sealed.size();
    if (size > LARGEST_KEPT_BYTES) {
      return cipher.doFinal(sealed.toByteArray());
    }
    ciphertext = atLeast(size, ciphertext);
    sealed.copyTo(ciphertext, 0);
    return cipher.doFinal(ciphertext, 0, size);
  }

  /** Sees to it that the platform's cipher does not go on holding a key that is wiped. */
  void forget(EpochKey key) {
    if (last != key) {
      return;
    }
    try {
      EpochKey none = new EpochKey(new byte[EpochBinding.KEY_BYTES]);
      cipher.init(Cipher.DECRYPT_MODE, none, EpochKey.nonce(0));
      last = null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused a key.", e);
    }
  }

  private void begin(int mode, EpochKey key, long firstRecord, ByteString authenticated)
      throws GeneralSecurityException {
    cipher.init(mode, key, EpochKey.nonce(firstRecord));
    last = key;
    int size = authenticated.size();
    header = atLeast(size, header);
    authenticated.copyTo(header, 0);
    cipher.updateAAD(header, 0, size);
  }

  private static byte[] atLeast(int size, byte[] buffer) {
    return buffer.length >= size ? buffer : new byte[Math.max(size, 2 * buffer.length)];
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "BatchCipher";
  }
}
