package org.frontdoor.credentials;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;

/** Tink keysets in files that a password protects: delivery keys and storage keys. */
public final class KeysetFiles {

  private static final String DELIVERY_KEY = "delivery key";
  private static final String STORAGE_KEY = "storage key";

  private KeysetFiles() {}

  /** Writes the private key to which records are sealed, to a new file. */
  public static void saveDeliveryKey(
      Path file, Path passwordFile, DeliveryKeyPair key, SecureRandom random)
      throws CredentialException {
    byte[] keyset = key.privateKeyset(InsecureSecretKeyAccess.get());
    try {
      SealedFile.write(file, passwordFile, DELIVERY_KEY, keyset, random);
    } finally {
      Arrays.fill(keyset, (byte) 0);
    }
  }

  /** Loads the private key to which records are sealed. */
  public static DeliveryKeyPair loadDeliveryKey(Path file, Path passwordFile)
      throws CredentialException {
    byte[] keyset = SealedFile.read(file, passwordFile, DELIVERY_KEY);
    try {
      return DeliveryKeyPair.ofPrivateKeyset(keyset, InsecureSecretKeyAccess.get());
    } catch (SealException e) {
      throw new CredentialException(
          file,
          "holds a delivery key that this machine cannot use",
          "make a new key of a suite that it has, and a new warrant for it");
    } finally {
      Arrays.fill(keyset, (byte) 0);
    }
  }

  /** Writes the keyset that encrypts a store, to a new file outside the store's directory. */
  public static void saveStorageKey(
      Path file, Path passwordFile, KeysetHandle key, SecureRandom random)
      throws CredentialException {
    try {
      byte[] keyset =
          TinkProtoKeysetFormat.serializeKeyset(
              key, InsecureSecretKeyAccess.get(), AeadConfig2026.get());
      SealedFile.write(file, passwordFile, STORAGE_KEY, keyset, random);
      Arrays.fill(keyset, (byte) 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not a keyset for authenticated encryption", e);
    }
  }

  /** Loads the keyset that encrypts a store. */
  public static KeysetHandle loadStorageKey(Path file, Path passwordFile)
      throws CredentialException {
    byte[] keyset = SealedFile.read(file, passwordFile, STORAGE_KEY);
    try {
      return TinkProtoKeysetFormat.parseKeyset(
          keyset, InsecureSecretKeyAccess.get(), AeadConfig2026.get());
    } catch (GeneralSecurityException e) {
      throw new CredentialException(
          file, "holds no keyset of authenticated encryption", "restore it from a copy");
    } finally {
      Arrays.fill(keyset, (byte) 0);
    }
  }
}
