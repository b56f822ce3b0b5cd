package org.frontdoor.provider.server;

import com.google.crypto.tink.KeysetHandle;
import java.time.Instant;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.credentials.CredentialException;
import org.frontdoor.credentials.KeyFiles;
import org.frontdoor.credentials.KeysetFiles;
import org.frontdoor.credentials.TrustDirectory;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.SigningIdentity;
import org.frontdoor.protocol.identity.TlsIdentity;
import org.frontdoor.protocol.identity.TrustAnchors;

/**
 * The provider's own keys, and whom it trusts.
 *
 * @param tls server side of TLS
 * @param signing signs HI-1 answers
 * @param evidence signs options and checkpoints of HI-2
 * @param storage encrypts the register and what the spool must not say
 */
record ProviderKeys(
    TlsIdentity tls,
    SigningIdentity signing,
    SigningIdentity evidence,
    KeysetHandle storage,
    TrustAnchors trust) {

  /** Loads all of them, and refuses a key that is somebody else's. */
  static ProviderKeys load(ProviderConfig config, Instant now) throws CredentialException {
    ProviderConfig.Keys files = config.keys();
    ProviderKeys keys =
        new ProviderKeys(
            KeyFiles.loadTls(files.tls(), files.passwordFile(), now),
            KeyFiles.loadSigning(files.signing(), files.passwordFile(), now),
            KeyFiles.loadSigning(files.evidence(), files.passwordFile(), now),
            KeysetFiles.loadStorageKey(files.storage(), files.passwordFile()),
            TrustDirectory.load(config.trust(), now));
    requireOwn("keys.tls", config, keys.tls.identity(), KeyRole.KEY_ROLE_PROVIDER);
    requireOwn("keys.signing", config, keys.signing.identity(), KeyRole.KEY_ROLE_PROVIDER);
    requireOwn("keys.evidence", config, keys.evidence.identity(), KeyRole.KEY_ROLE_EVIDENCE);
    return keys;
  }

  private static void requireOwn(String key, ProviderConfig config, Identity held, KeyRole role) {
    if (held.role() != role
        || !held.country().equals(config.identity().country())
        || !held.uniqueIdentifier().equals(config.identity().id())) {
      throw new ConfigException(
          key,
          "names a key of "
              + held.describe()
              + ", which is not this provider in this role; name the right file or correct 'identity'");
    }
  }
}
