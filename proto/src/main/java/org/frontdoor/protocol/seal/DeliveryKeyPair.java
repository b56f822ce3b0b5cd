package org.frontdoor.protocol.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.SecretKeyAccess;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;

/**
 * The key pair to which a task's records are sealed. The authority makes it and keeps the private
 * half; the public half stands in the warrant. Immutable and safe for use by several threads.
 */
public final class DeliveryKeyPair {

  private final KeysetHandle keyset;
  private final DeliveryKey publicKey;
  private final ByteString keyId;
  private final HybridDecrypt decrypt;

  @AccessesPartialKey // the raw public key stands in the warrant
  private DeliveryKeyPair(KeysetHandle keyset) throws GeneralSecurityException, SealException {
    if (keyset.size() != 1 || !(keyset.getPrimary().getKey() instanceof HpkePrivateKey key)) {
      throw new SealException(SealFault.BAD_KEYSET);
    }
    this.keyset = keyset;
    this.publicKey =
        DeliveryKey.newBuilder()
            .setSuite(HpkeSuite.suite(key.getParameters()))
            .setPublicKey(ByteString.copyFrom(key.getPublicKey().getPublicKeyBytes().toByteArray()))
            .build();
    this.keyId = EpochBinding.keyId(publicKey.getPublicKey());
    this.decrypt = keyset.getPrimitive(HpkeSuite.TINK, HybridDecrypt.class);
  }

  /**
   * Makes a new key pair from Tink's own randomness.
   *
   * @throws SealException {@link SealFault#SUITE_UNAVAILABLE} when this machine cannot do the suite
   */
  public static DeliveryKeyPair generate(SealingSuite suite) throws SealException {
    try {
      return new DeliveryKeyPair(
          KeysetHandle.generateNew(HpkeSuite.parameters(suite), HpkeSuite.TINK));
    } catch (GeneralSecurityException e) {
      throw new SealException(SealFault.SUITE_UNAVAILABLE);
    }
  }

  /**
   * Reads a key pair that {@link #privateKeyset} wrote.
   *
   * @param keyset a serialised Tink keyset with exactly one key
   * @param access the token that makes reading a secret visible in a search
   * @throws SealException {@link SealFault#BAD_KEYSET} or {@link SealFault#SUITE_UNAVAILABLE}
   */
  public static DeliveryKeyPair ofPrivateKeyset(byte[] keyset, SecretKeyAccess access)
      throws SealException {
    SealingCapability.ofThisMachine();
    try {
      return new DeliveryKeyPair(TinkProtoKeysetFormat.parseKeyset(keyset, access, HpkeSuite.TINK));
    } catch (GeneralSecurityException | RuntimeException e) {
      // Tink answers hostile bytes with both. Neither is passed on: it may quote what it has read.
      throw new SealException(SealFault.BAD_KEYSET);
    }
  }

  /**
   * The whole key pair, in clear, as a serialised Tink keyset. The caller encrypts it before it
   * goes anywhere, and zeroes it.
   *
   * @param access the token that makes writing a secret visible in a search
   */
  public byte[] privateKeyset(SecretKeyAccess access) {
    try {
      return TinkProtoKeysetFormat.serializeKeyset(keyset, access, HpkeSuite.TINK);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink cannot serialise a delivery key.", e);
    }
  }

  /** The public half, as it stands in a warrant. */
  public DeliveryKey publicKey() {
    return publicKey;
  }

  /** SHA-256 of the raw public key, by which an epoch names the key that it is sealed to. */
  public ByteString keyId() {
    return keyId;
  }

  byte[] decapsulate(ByteString encapsulatedKey, byte[] info) throws SealException {
    try {
      return decrypt.decrypt(encapsulatedKey.toByteArray(), info);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new SealException(SealFault.CANNOT_DECAPSULATE);
    }
  }

  /** Says the suite only. */
  @Override
  public String toString() {
    return "DeliveryKeyPair[" + publicKey.getSuite() + "]";
  }
}
