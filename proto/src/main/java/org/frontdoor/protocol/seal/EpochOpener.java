package org.frontdoor.protocol.seal;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import org.frontdoor.hi2.v1.EpochDetail;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;

/** Opens the batches of one epoch of one task, at the authority. For one thread. */
public final class EpochOpener implements AutoCloseable {

  private final String liid;
  private final long epoch;
  private final EpochKey key;
  private final BatchCipher cipher;

  EpochOpener(String liid, long epoch, EpochKey key, BatchCipher cipher) {
    this.liid = liid;
    this.epoch = epoch;
    this.key = key;
    this.cipher = cipher;
  }

  /** As the other one, with a cipher of its own. */
  public static EpochOpener open(UnitHeader epochHeader, DeliveryKeyPair deliveryKey)
      throws SealException {
    return open(epochHeader, deliveryKey, new BatchCipher());
  }

  /**
   * Recovers the epoch key and checks it against the commitment.
   *
   * @param epochHeader the header of the EPOCH unit
   * @param deliveryKey the key pair of the warrant
   * @param cipher opens; of the thread that will use this opener
   * @throws SealException {@link SealFault#NOT_AN_EPOCH}, {@link SealFault#OTHER_DELIVERY_KEY},
   *     {@link SealFault#CANNOT_DECAPSULATE} or {@link SealFault#COMMITMENT_MISMATCH}
   */
  public static EpochOpener open(
      UnitHeader epochHeader, DeliveryKeyPair deliveryKey, BatchCipher cipher)
      throws SealException {
    if (epochHeader.getKind() != UnitKind.UNIT_KIND_EPOCH
        || !epochHeader.hasEpochDetail()
        || epochHeader.getEpoch() < 1) {
      throw new SealException(SealFault.NOT_AN_EPOCH);
    }
    String liid = epochHeader.getLiid();
    long epoch = epochHeader.getEpoch();
    EpochDetail detail = epochHeader.getEpochDetail();
    if (detail.getSuite() != deliveryKey.publicKey().getSuite()
        || !detail.getDeliveryKeyId().equals(deliveryKey.keyId())) {
      throw new SealException(SealFault.OTHER_DELIVERY_KEY);
    }
    byte[] info = EpochBinding.info(liid, epoch, detail.getSuite());
    byte[] epochKey = deliveryKey.decapsulate(detail.getEncapsulatedKey(), info);
    if (epochKey.length != EpochBinding.KEY_BYTES) {
      Arrays.fill(epochKey, (byte) 0);
      throw new SealException(SealFault.CANNOT_DECAPSULATE);
    }
    byte[] commitment = EpochBinding.commitment(epochKey, liid, epoch);
    if (!MessageDigest.isEqual(commitment, detail.getKeyCommitment().toByteArray())) {
      Arrays.fill(epochKey, (byte) 0);
      throw new SealException(SealFault.COMMITMENT_MISMATCH);
    }
    return new EpochOpener(liid, epoch, new EpochKey(epochKey), cipher);
  }

  /**
   * Opens one batch.
   *
   * @param header the very bytes of the unit's header
   * @param firstRecord number of the first record that the caller expects the header to name
   * @param ciphertext the unit's ciphertext
   * @return the serialised RecordBatch
   * @throws SealException {@link SealFault#NOT_A_BATCH}, {@link SealFault#OTHER_TASK_OR_EPOCH},
   *     {@link SealFault#OTHER_RECORD_NUMBER} or {@link SealFault#CANNOT_DECRYPT}
   * @throws IllegalStateException if the opener is closed
   */
  public byte[] open(ByteString header, long firstRecord, ByteString ciphertext)
      throws SealException {
    try {
      return open(UnitHeader.parseFrom(header), header, firstRecord, ciphertext);
    } catch (InvalidProtocolBufferException e) {
      throw new SealException(SealFault.NOT_A_BATCH);
    }
  }

  /**
   * As the other one, for who has parsed the header already.
   *
   * @param parsed what the header says: the message that {@code header} parses to
   */
  public byte[] open(UnitHeader parsed, ByteString header, long firstRecord, ByteString ciphertext)
      throws SealException {
    checkBelongsHere(parsed, firstRecord);
    try {
      return cipher.open(key, firstRecord, header, ciphertext);
    } catch (GeneralSecurityException e) {
      throw new SealException(SealFault.CANNOT_DECRYPT);
    }
  }

  private void checkBelongsHere(UnitHeader parsed, long firstRecord) throws SealException {
    if (parsed.getKind() != UnitKind.UNIT_KIND_BATCH || firstRecord < 0) {
      throw new SealException(SealFault.NOT_A_BATCH);
    }
    if (!parsed.getLiid().equals(liid) || parsed.getEpoch() != epoch) {
      throw new SealException(SealFault.OTHER_TASK_OR_EPOCH);
    }
    if (parsed.getFirstRecord() != firstRecord) {
      throw new SealException(SealFault.OTHER_RECORD_NUMBER);
    }
  }

  /** Wipes the epoch key; closing again does nothing. */
  @Override
  public void close() {
    key.destroy();
    cipher.forget(key);
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "EpochOpener";
  }
}
