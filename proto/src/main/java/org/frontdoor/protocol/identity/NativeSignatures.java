package org.frontdoor.protocol.identity;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.util.Optional;
import java.util.function.Supplier;
import org.conscrypt.Conscrypt;

/**
 * Where signatures are verified in native code, an order of magnitude faster than in Java. It is a
 * matter of speed alone: what verifies here verifies on the platform's own providers too, and where
 * the native library does not work those are used.
 */
public final class NativeSignatures {

  private static final String ECDSA = "SHA256withECDSA";

  private NativeSignatures() {}

  /** Conscrypt, if its native library works on this machine; it is not registered with Java. */
  public static Optional<Provider> provider() {
    return Machine.PROVIDER;
  }

  static Optional<Provider> probe(Supplier<Provider> conscrypt) {
    try {
      Provider provider = conscrypt.get();
      Signature unused = Signature.getInstance(ECDSA, provider);
      return Optional.of(provider);
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      // Every way in which a native library can be missing, foreign or too old ends here, and then
      // Java's own code does the same more slowly.
      return Optional.empty();
    }
  }

  /** Probed when first asked for, once a process. */
  private static final class Machine {
    static final Optional<Provider> PROVIDER = probe(Machine::conscrypt);

    private Machine() {}

    /** A method of its own, so that a missing class is noticed where it can be caught. */
    private static Provider conscrypt() {
      return Conscrypt.newProvider();
    }
  }
}
