package org.frontdoor.protocol.seal;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkeParameters.AeadId;
import com.google.crypto.tink.hybrid.HpkeParameters.KdfId;
import com.google.crypto.tink.hybrid.HpkeParameters.KemId;
import com.google.crypto.tink.hybrid.HpkeParameters.Variant;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;
import org.frontdoor.hi1.v1.SealingSuite;

/** The sealing suites as Tink names them. */
final class HpkeSuite {

  /** Where Tink finds its hybrid algorithms. */
  static final Configuration TINK = tink();

  private HpkeSuite() {}

  /** Tink's parameters of a suite that this machine can do. */
  static HpkeParameters parameters(SealingSuite suite) throws SealException {
    if (!SealingCapability.ofThisMachine().canDo(suite)) {
      throw new SealException(SealFault.SUITE_UNAVAILABLE);
    }
    return switch (suite) {
      case SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM -> parameters(KemId.X_WING);
      case SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM -> parameters(KemId.DHKEM_X25519_HKDF_SHA256);
      case SEALING_SUITE_UNSPECIFIED, UNRECOGNIZED ->
          throw new SealException(SealFault.SUITE_UNAVAILABLE);
    };
  }

  /** The suite of Tink's parameters. */
  static SealingSuite suite(HpkeParameters parameters) throws SealException {
    for (SealingSuite suite : SealingCapability.ofThisMachine().suites()) {
      if (parameters(suite).equals(parameters)) {
        return suite;
      }
    }
    throw new SealException(SealFault.SUITE_UNAVAILABLE);
  }

  private static Configuration tink() {
    try {
      HybridConfig.register();
      return RegistryConfiguration.get();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink's hybrid encryption cannot be set up.", e);
    }
  }

  private static HpkeParameters parameters(KemId kem) {
    try {
      return HpkeParameters.builder()
          .setKemId(kem)
          .setKdfId(KdfId.HKDF_SHA256)
          .setAeadId(AeadId.AES_256_GCM)
          .setVariant(Variant.NO_PREFIX)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink no longer knows a suite of this protocol.", e);
    }
  }
}
