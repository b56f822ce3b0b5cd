package org.frontdoor.protocol.identity;

import com.google.crypto.tink.SecretKeyAccess;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/** One side of a TLS connection: a private key and the certificates that say whose it is. */
public final class TlsIdentity {

  private final KeyedChain keyed;

  private TlsIdentity(KeyedChain keyed) {
    this.keyed = keyed;
  }

  /**
   * Takes a key and its certificates, the owner's first, without the anchor.
   *
   * @throws IllegalArgumentException if they do not belong together or name no identity
   */
  public static TlsIdentity of(PrivateKey key, List<X509Certificate> chain) {
    return new TlsIdentity(KeyedChain.of(key, chain));
  }

  /** Whose it is. */
  public Identity identity() {
    return keyed.identity();
  }

  /** The owner's certificate first, without the anchor. */
  public List<X509Certificate> chain() {
    return keyed.chain();
  }

  /** The owner's own certificate. */
  public X509Certificate certificate() {
    return keyed.chain().getFirst();
  }

  /** Hands out the key, for a TLS library; the token makes every such place findable. */
  public PrivateKey privateKey(SecretKeyAccess access) {
    Objects.requireNonNull(access);
    return keyed.key();
  }

  /** Whose it is, never the key. */
  @Override
  public String toString() {
    return "TlsIdentity[" + keyed + "]";
  }
}
