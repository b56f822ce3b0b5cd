package org.frontdoor.authority.config;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.KeysetFiles;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;
import org.frontdoor.protocol.seal.DeliveryKeyPair;

/** Loads the keys that the configuration names. What cannot be used stops the program. */
public final class CredentialFiles {

  private CredentialFiles() {}

  /**
   * Loads everything.
   *
   * @param now when the certificates must be valid
   */
  public static Credentials load(AuthoritySettings settings, Instant now) {
    Path password = settings.keys().password();
    return guarded(
        () ->
            new Credentials(
                KeyFiles.loadTls(settings.keys().tls(), password, now),
                KeyFiles.loadSigning(settings.keys().signing(), password, now),
                delivery(settings),
                TrustDirectory.load(settings.trust(), now)));
  }

  /** Loads the keys to which records are sealed. */
  public static List<DeliveryKeyPair> delivery(AuthoritySettings settings) {
    return guarded(
        () -> {
          List<DeliveryKeyPair> keys = new ArrayList<>();
          for (Path file : settings.keys().delivery()) {
            keys.add(KeysetFiles.loadDeliveryKey(file, settings.keys().password()));
          }
          return keys;
        });
  }

  /** Loads whom the authority trusts. */
  public static TrustAnchors trust(AuthoritySettings settings, Instant now) {
    return guarded(() -> TrustDirectory.load(settings.trust(), now));
  }

  /** Loads a key that signs. */
  public static SigningIdentity signing(Path file, Path password, Instant now) {
    return guarded(() -> KeyFiles.loadSigning(file, password, now));
  }

  /** Does something with files of keys; says in one sentence what keeps it from being done. */
  public static <T> T guarded(Use<T> use) {
    try {
      return use.run();
    } catch (CredentialException e) {
      throw new AuthorityException(
          Fault.CREDENTIALS, String.valueOf(e.getMessage()), e.remedy(), e);
    }
  }

  /** What is done with files of keys. */
  public interface Use<T> {
    /** Does it. */
    T run() throws CredentialException;
  }
}
