package org.frontdoor.credentials;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;

/** Private keys with their certificates, in PKCS#12 files that a password protects. */
public final class KeyFiles {

  private static final String ALIAS = "frontdoor";

  private KeyFiles() {}

  /**
   * Loads a key that signs.
   *
   * @param file a PKCS#12 file with exactly one private key; only its owner may read it
   * @param passwordFile whose first line opens it; only its owner may read it
   * @param now when the certificates must be valid
   */
  public static SigningIdentity loadSigning(Path file, Path passwordFile, Instant now)
      throws CredentialException {
    return signing(file, valid(file, load(file, passwordFile), now));
  }

  /**
   * Loads a key that signs whether or not its certificates are valid, to try out who accepts one
   * that has expired; parameters as for {@link #loadSigning}.
   */
  public static SigningIdentity loadSigningAllowExpired(Path file, Path passwordFile)
      throws CredentialException {
    return signing(file, load(file, passwordFile));
  }

  /**
   * Loads a key for TLS; parameters as for {@link #loadSigning}.
   *
   * @param now when the certificates must be valid
   */
  public static TlsIdentity loadTls(Path file, Path passwordFile, Instant now)
      throws CredentialException {
    return tls(file, valid(file, load(file, passwordFile), now));
  }

  /**
   * Loads a key for TLS whether or not its certificates are valid, to try out who accepts one that
   * has expired; parameters as for {@link #loadSigning}.
   */
  public static TlsIdentity loadTlsAllowExpired(Path file, Path passwordFile)
      throws CredentialException {
    return tls(file, load(file, passwordFile));
  }

  /** Writes a key that signs to a new file, protected by the password in another. */
  public static void save(Path file, Path passwordFile, SigningIdentity identity)
      throws CredentialException {
    save(
        file,
        passwordFile,
        new Entry(identity.privateKey(InsecureSecretKeyAccess.get()), identity.chain()));
  }

  /** Writes a key for TLS to a new file, protected by the password in another. */
  public static void save(Path file, Path passwordFile, TlsIdentity identity)
      throws CredentialException {
    save(
        file,
        passwordFile,
        new Entry(identity.privateKey(InsecureSecretKeyAccess.get()), identity.chain()));
  }

  private static final class Entry {

    private final PrivateKey key;
    private final List<X509Certificate> chain;

    private Entry(PrivateKey key, List<X509Certificate> chain) {
      this.key = key;
      this.chain = chain;
    }
  }

  private static SigningIdentity signing(Path file, Entry entry) throws CredentialException {
    try {
      return SigningIdentity.of(entry.key, entry.chain);
    } catch (IllegalArgumentException e) {
      throw unusable(file, e);
    }
  }

  private static TlsIdentity tls(Path file, Entry entry) throws CredentialException {
    try {
      return TlsIdentity.of(entry.key, entry.chain);
    } catch (IllegalArgumentException e) {
      throw unusable(file, e);
    }
  }

  private static Entry valid(Path file, Entry entry, Instant now) throws CredentialException {
    for (X509Certificate certificate : entry.chain) {
      Validity.check(file, certificate, now);
    }
    return entry;
  }

  private static Entry load(Path file, Path passwordFile) throws CredentialException {
    byte[] content = CredentialFiles.readSecret(file);
    try (Password password = Password.load(passwordFile)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), password.characters());
      String alias = onlyKey(file, store);
      PrivateKey key = (PrivateKey) store.getKey(alias, password.characters());
      List<X509Certificate> chain = new ArrayList<>();
      for (Certificate certificate : store.getCertificateChain(alias)) {
        chain.add((X509Certificate) certificate);
      }
      return new Entry(key, List.copyOf(chain));
    } catch (IOException e) {
      throw e.getCause() instanceof UnrecoverableKeyException
          ? wrongPassword(file, passwordFile)
          : notPkcs12(file);
    } catch (UnrecoverableKeyException e) {
      throw wrongPassword(file, passwordFile);
    } catch (GeneralSecurityException e) {
      throw notPkcs12(file);
    }
  }

  private static String onlyKey(Path file, KeyStore store)
      throws GeneralSecurityException, CredentialException {
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias) && store.getCertificateChain(alias) != null) {
        keys.add(alias);
      }
    }
    if (keys.size() != 1) {
      throw new CredentialException(
          file,
          "holds " + keys.size() + " private keys with a certificate",
          "export exactly one key and its certificates into it");
    }
    return keys.getFirst();
  }

  private static void save(Path file, Path passwordFile, Entry entry) throws CredentialException {
    try (Password password = Password.load(passwordFile)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          ALIAS, entry.key, password.characters(), entry.chain.toArray(Certificate[]::new));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      store.store(out, password.characters());
      CredentialFiles.writeSecret(file, out.toByteArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot write PKCS#12", e);
    }
  }

  private static CredentialException wrongPassword(Path file, Path passwordFile) {
    return new CredentialException(
        file,
        "is not opened by the password in " + passwordFile,
        "put its password into the first line there, or restore the file if it is damaged");
  }

  private static CredentialException notPkcs12(Path file) {
    return new CredentialException(
        file, "is not a PKCS#12 file or is damaged", "restore it from where it was made");
  }

  /** The texts of the identities' constructors name parts, not values. */
  private static CredentialException unusable(Path file, IllegalArgumentException e) {
    return new CredentialException(
        file,
        "cannot be used, since " + e.getMessage(),
        "have a certificate issued as proto/spec/signatures.md asks for");
  }
}
