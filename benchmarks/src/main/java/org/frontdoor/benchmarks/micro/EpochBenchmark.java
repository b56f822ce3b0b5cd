package org.frontdoor.benchmarks.micro;

import java.security.SecureRandom;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.hi2.v1.UnitKind;
import org.frontdoor.protocol.seal.DeliveryKeyPair;
import org.frontdoor.protocol.seal.EpochOpener;
import org.frontdoor.protocol.seal.EpochSealer;
import org.frontdoor.protocol.seal.SealException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** An epoch: its key is encapsulated once, and recovered once. */
@State(Scope.Thread)
public class EpochBenchmark {

  /** What it is encapsulated with. */
  public enum Kem {
    /** Elliptic curve and lattice together. */
    XWING(SealingSuite.SEALING_SUITE_XWING_HKDF_SHA256_AES256GCM),
    /** Elliptic curve alone. */
    X25519(SealingSuite.SEALING_SUITE_X25519_HKDF_SHA256_AES256GCM);

    private final SealingSuite suite;

    Kem(SealingSuite suite) {
      this.suite = suite;
    }
  }

  /** The suite. */
  @Param public Kem kem = Kem.XWING;

  private SecureRandom random;
  private DeliveryKeyPair key;
  private UnitHeader header;

  /** Makes a key and an epoch. */
  @Setup
  @Initializer
  public void prepare() throws SealException {
    random = new Fixtures().random();
    key = Fixtures.deliveryKey(kem.suite);
    try (EpochSealer sealer = begin()) {
      header =
          UnitHeader.newBuilder()
              .setKind(UnitKind.UNIT_KIND_EPOCH)
              .setLiid(Fixtures.LIID)
              .setEpoch(1)
              .setEpochDetail(sealer.detail())
              .build();
    }
  }

  /** At the provider. */
  @Benchmark
  public EpochSealer begin() throws SealException {
    return EpochSealer.open(Fixtures.LIID, 1, key.publicKey(), random);
  }

  /** At the authority. */
  @Benchmark
  public EpochOpener recover() throws SealException {
    return EpochOpener.open(header, key);
  }
}
