package org.frontdoor.protocol.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.util.Bytes;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.EpochDetail;

/**
 * Seals the batches of one epoch of one task. Holds the epoch key, which exists nowhere else at the
 * provider, and wipes it on close. For one thread.
 *
 * <p>The number of a batch's first record is its nonce. A sealer takes each number once and only
 * upwards; a batch that was sealed but not committed is therefore never sealed again: close the
 * sealer and begin a new epoch.
 */
public final class EpochSealer implements AutoCloseable {

  private final EpochKey key;
  private final EpochDetail detail;
  private final BatchCipher cipher;
  private long lastFirstRecord = -1;

  EpochSealer(EpochKey key, EpochDetail detail, BatchCipher cipher) {
    this.key = key;
    this.detail = detail;
    this.cipher = cipher;
  }

  /** As the other one, with a cipher of its own. */
  public static EpochSealer open(String liid, long epoch, DeliveryKey to, SecureRandom random)
      throws SealException {
    return open(liid, epoch, to, random, new BatchCipher());
  }

  /**
   * Begins an epoch with a fresh key.
   *
   * @param liid the task's LIID
   * @param epoch number of the epoch within the task, from 1
   * @param to the delivery key of the warrant, as {@link SuiteChoice} chose it
   * @param random where the epoch key comes from
   * @param cipher seals; of the thread that will use this sealer
   * @throws SealException {@link SealFault#SUITE_UNAVAILABLE} or {@link SealFault#BAD_PUBLIC_KEY}
   */
  public static EpochSealer open(
      String liid, long epoch, DeliveryKey to, SecureRandom random, BatchCipher cipher)
      throws SealException {
    if (epoch < 1) {
      throw new IllegalArgumentException("Epochs are counted from 1.");
    }
    byte[] epochKey = new byte[EpochBinding.KEY_BYTES];
    random.nextBytes(epochKey);
    EpochDetail detail =
        EpochDetail.newBuilder()
            .setSuite(to.getSuite())
            .setEncapsulatedKey(
                encapsulate(epochKey, to, EpochBinding.info(liid, epoch, to.getSuite())))
            .setKeyCommitment(
                UnsafeByteOperations.unsafeWrap(EpochBinding.commitment(epochKey, liid, epoch)))
            .setDeliveryKeyId(EpochBinding.keyId(to.getPublicKey()))
            .build();
    return new EpochSealer(new EpochKey(epochKey), detail, cipher);
  }

  @AccessesPartialKey // the raw public key comes from the warrant
  static ByteString encapsulate(byte[] secret, DeliveryKey to, byte[] info) throws SealException {
    SealingSuite suite = to.getSuite();
    var parameters = HpkeSuite.parameters(suite);
    try {
      Bytes raw = Bytes.copyFrom(to.getPublicKey().toByteArray());
      HpkePublicKey publicKey = HpkePublicKey.create(parameters, raw, null);
      HybridEncrypt hpke =
          KeysetHandle.newBuilder()
              .addEntry(KeysetHandle.importKey(publicKey).withRandomId().makePrimary())
              .build()
              .getPrimitive(HpkeSuite.TINK, HybridEncrypt.class);
      return UnsafeByteOperations.unsafeWrap(hpke.encrypt(secret, info));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new SealException(SealFault.BAD_PUBLIC_KEY);
    }
  }

  /** What the epoch's unit says of it. */
  public EpochDetail detail() {
    return detail;
  }

  /**
   * Seals one batch.
   *
   * @param header the very bytes of the batch's header that go out; they are authenticated
   * @param firstRecord number of the batch's first record; greater than that of every batch before
   * @param plaintext the serialised RecordBatch
   * @return the ciphertext, 16 bytes longer than the plaintext
   * @throws IllegalStateException if the record number is not greater than the last one used, or
   *     the sealer is closed; nothing is sealed then
   */
  public ByteString seal(ByteString header, long firstRecord, byte[] plaintext) {
    return seal(header, firstRecord, plaintext, 0, plaintext.length);
  }

  /** As {@link #seal(ByteString, long, byte[])}, of a part of a buffer that is used again. */
  public ByteString seal(
      ByteString header, long firstRecord, byte[] buffer, int offset, int length) {
    if (firstRecord <= lastFirstRecord) {
      throw new IllegalStateException("A record number seals once, and only upwards.");
    }
    // Used from here on, whatever becomes of the attempt.
    lastFirstRecord = firstRecord;
    return cipher.seal(key, firstRecord, header, buffer, offset, length);
  }

  /** Wipes the epoch key. Sealing is over; closing again does nothing. */
  @Override
  public void close() {
    key.destroy();
    cipher.forget(key);
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "EpochSealer";
  }
}
