package org.frontdoor.credentials;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.frontdoor.protocol.identity.TlsIdentity;

/** A TLS identity as JSSE wants it. */
public final class TlsKeys {

  private static final char[] NO_PASSWORD = new char[0];

  private TlsKeys() {}

  /** Key managers that know this identity and no other. */
  public static KeyManager[] managers(TlsIdentity identity) {
    try {
      KeyStore inMemory = KeyStore.getInstance("PKCS12");
      inMemory.load(null, null);
      inMemory.setKeyEntry(
          "own",
          identity.privateKey(InsecureSecretKeyAccess.get()),
          NO_PASSWORD,
          identity.chain().toArray(Certificate[]::new));
      KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
      factory.init(inMemory, NO_PASSWORD);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java cannot use the key for TLS", e);
    }
  }
}
