package org.frontdoor.protocol.seal;

import java.util.Arrays;
import org.frontdoor.protocol.identity.NativeSignatures;

/** A program that runs without Conscrypt and ends with 0 if everything is as it should be then. */
final class WithoutConscrypt {

  private WithoutConscrypt() {}

  public static void main(String[] args) throws Exception {
    var capability = SealingCapability.ofThisMachine();
    require(!capability.canDo(Seals.XWING) && capability.shortfall().isPresent());
    require(NativeSignatures.provider().isEmpty());
    try {
      DeliveryKeyPair.generate(Seals.XWING);
      require(false);
    } catch (SealException e) {
      require(e.fault() == SealFault.SUITE_UNAVAILABLE);
    }
    DeliveryKeyPair key = DeliveryKeyPair.generate(Seals.X25519);
    try (var sealer = EpochSealer.open(Seals.LIID, 1, key.publicKey(), Seals.RANDOM);
        var opener = EpochOpener.open(Seals.epoch(Seals.LIID, 1, sealer.detail()), key)) {
      var header = Seals.batch(Seals.LIID, 1, 0);
      byte[] opened = opener.open(header, 0, sealer.seal(header, 0, new byte[] {1, 2, 3}));
      require(Arrays.equals(opened, new byte[] {1, 2, 3}));
    }
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("Not as it should be without Conscrypt.");
    }
  }
}
