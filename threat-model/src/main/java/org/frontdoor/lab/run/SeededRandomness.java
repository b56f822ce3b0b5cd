package org.frontdoor.lab.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Chance that comes out the same for the same scenario, seed, profile and purpose. */
final class SeededRandomness {

  private final String prefix;

  SeededRandomness(RunPlan plan) {
    this.prefix = plan.entry().id() + '\n' + plan.seed() + '\n' + plan.profile().name() + '\n';
  }

  RandomGenerator generator(String purpose) {
    return new SplittableRandom(ByteBuffer.wrap(seed("simulation\n" + purpose)).getLong());
  }

  SecureRandom secure(String purpose) {
    return new Stream(seed("keys\n" + purpose));
  }

  private byte[] seed(String purpose) {
    return sha256().digest((prefix + purpose).getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static final class Stream extends SecureRandom {

    private static final long serialVersionUID = 1L;

    Stream(byte[] seed) {
      super(new Blocks(seed), null);
    }

    @Override
    public String getAlgorithm() {
      return "laboratory";
    }
  }

  /** SHA-256 in counter mode. */
  private static final class Blocks extends SecureRandomSpi {

    private static final long serialVersionUID = 1L;
    private static final int BLOCK = 32;

    private final byte[] seed;
    private byte[] block = new byte[BLOCK];
    private int used = BLOCK;
    private long counter;

    Blocks(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    protected synchronized void engineNextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        if (used == BLOCK) {
          MessageDigest digest = sha256();
          digest.update(seed);
          block = digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
          used = 0;
        }
        bytes[i] = block[used++];
      }
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      byte[] bytes = new byte[count];
      engineNextBytes(bytes);
      return bytes;
    }

    /** Changes nothing: the seed is the run's. */
    @Override
    protected void engineSetSeed(byte[] more) {}
  }
}
