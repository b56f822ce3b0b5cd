package org.frontdoor.testbed.pki;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.KeysetFiles;
import org.frontdoor.credentials.Password;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.SealException;

/** A folder of keys, all under one password that lies beside them. */
final class KeyShelf {

  private final Path folder;
  private final Path password;
  private final SecureRandom random;

  private KeyShelf(Path folder, Path password, SecureRandom random) {
    this.folder = folder;
    this.password = password;
    this.random = random;
  }

  /** Makes the folder with a new password. */
  static KeyShelf make(Path folder, SecureRandom random) throws IOException {
    PrivateFiles.folder(folder);
    Path password = folder.resolve("password");
    written(() -> Password.create(password, random));
    return new KeyShelf(folder, password, random);
  }

  /** A folder in this one whose keys are under this one's password. */
  KeyShelf inside(String name) throws IOException {
    return new KeyShelf(PrivateFiles.folder(folder.resolve(name)), password, random);
  }

  /** Writes anchors and revocation lists. */
  static void trust(Path folder, TrustAnchors anchors) throws IOException {
    written(() -> TrustDirectory.save(folder, anchors));
  }

  void put(String file, SigningIdentity identity) throws IOException {
    written(() -> KeyFiles.save(folder.resolve(file), password, identity));
  }

  void put(String file, TlsIdentity identity) throws IOException {
    written(() -> KeyFiles.save(folder.resolve(file), password, identity));
  }

  /** Makes a key to which records are sealed, and returns its public half. */
  DeliveryKey putDeliveryKey(String file, SealingSuite suite) throws IOException {
    try {
      DeliveryKeyPair key = DeliveryKeyPair.generate(suite);
      written(() -> KeysetFiles.saveDeliveryKey(folder.resolve(file), password, key, random));
      return key.publicKey();
    } catch (SealException e) {
      throw new IOException("this machine has no " + suite, e);
    }
  }

  /** Makes a keyset that encrypts a provider's register. */
  void putStorageKey(String file) throws IOException {
    try {
      KeysetHandle key =
          KeysetHandle.generateNew(
              PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE, AeadConfig2026.get());
      written(() -> KeysetFiles.saveStorageKey(folder.resolve(file), password, key, random));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink cannot make a keyset", e);
    }
  }

  private interface Writing {
    void run() throws CredentialException;
  }

  private static void written(Writing writing) throws IOException {
    try {
      writing.run();
    } catch (CredentialException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
