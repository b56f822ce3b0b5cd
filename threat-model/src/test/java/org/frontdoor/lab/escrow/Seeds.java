package org.frontdoor.lab.escrow;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Randomness of property tests: from a seed, which a failure names. */
public final class Seeds {

  private static final int CHANGED = 40;

  private Seeds() {}

  /** Runs a property with several seeds. */
  public static void each(int first, int count, Consumer<SecureRandom> property) {
    for (int seed = first; seed < first + count; seed++) {
      try {
        property.accept(random(seed));
      } catch (AssertionError e) {
        throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /** Bytes to begin a fuzz test with: good ones, and some that differ from them in one place. */
  public static Stream<byte[]> around(ByteString good) {
    Random random = new Random(good.size());
    return Stream.concat(
        Stream.of(good.toByteArray()),
        Stream.generate(
                () -> {
                  byte[] changed = good.toByteArray();
                  int at = random.nextInt(changed.length);
                  changed[at] ^= (byte) (1 + random.nextInt(255));
                  return random.nextInt(8) == 0 ? Arrays.copyOf(changed, at) : changed;
                })
            .limit(CHANGED));
  }

  /** Randomness that is the same for the same seed. For tests alone. */
  public static SecureRandom random(long seed) {
    return new SecureRandom(new Spi(seed), null) {
      private static final long serialVersionUID = 1L;
    };
  }

  private static final class Spi extends SecureRandomSpi {

    private static final long serialVersionUID = 1L;

    private final Random random;

    Spi(long seed) {
      this.random = new Random(seed);
    }

    @Override
    protected void engineSetSeed(byte[] more) {}

    @Override
    protected void engineNextBytes(byte[] bytes) {
      random.nextBytes(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      byte[] seed = new byte[count];
      random.nextBytes(seed);
      return seed;
    }
  }
}
