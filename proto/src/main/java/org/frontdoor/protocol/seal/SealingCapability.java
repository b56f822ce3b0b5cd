package org.frontdoor.protocol.seal;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.conscrypt.Conscrypt;
import org.frontdoor.hi1.v1.SealingSuite;

/**
 * Which sealing suites this machine can do. X25519 always works; X-Wing needs Conscrypt's native
 * library.
 *
 * @param suites the suites, strongest first in the order of the enum
 * @param shortfall what is missing and what follows from it, in a sentence for an operator; empty
 *     when every suite works. Whoever assembles a program says it once.
 */
public record SealingCapability(Set<SealingSuite> suites, Optional<String> shortfall) {

  private static final String NO_XWING =
      "Conscrypt's native library does not work on this machine: the post-quantum suite X-Wing is"
          + " not available, and only warrants that also offer X25519 can be served.";

  public SealingCapability {
    suites = Collections.unmodifiableSet(EnumSet.copyOf(suites));
  }

  /**
   * What this machine can do. The first call registers Conscrypt as the last of Java's security
   * providers, which is where Tink looks for it.
   */
  public static SealingCapability ofThisMachine() {
    return Machine.CAPABILITY;
  }

  /** Whether this machine can do the suite. */
  public boolean canDo(SealingSuite suite) {
    return suites.contains(suite);
  }

  static SealingCapability probe(Supplier<Provider> conscrypt) {
    var suites = EnumSet.of(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);
    if (xwingWorks(conscrypt)) {
      suites.add(SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM);
      return new SealingCapability(suites, Optional.empty());
    }
    return new SealingCapability(suites, Optional.of(NO_XWING));
  }

  private static boolean xwingWorks(Supplier<Provider> conscrypt) {
    try {
      Provider provider = conscrypt.get();
      provider.getService("KeyPairGenerator", "XWING").newInstance(null);
      Security.addProvider(provider);
      return true;
    } catch (GeneralSecurityException | RuntimeException | LinkageError e) {
      // Every way in which a native library can be missing, foreign or too old ends here: the
      // answer is the shortfall that is returned.
      return false;
    }
  }

  /** Probed when first asked for, once a process. */
  private static final class Machine {
    static final SealingCapability CAPABILITY = probe(Machine::conscrypt);

    private Machine() {}

    /** A method of its own, so that a missing class is noticed where it can be caught. */
    private static Provider conscrypt() {
      return Conscrypt.newProvider();
    }
  }
}
