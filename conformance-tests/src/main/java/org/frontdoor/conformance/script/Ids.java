package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Everything that a case chooses by chance: identifiers, numbers and order. The same seed and run
 * give the same again.
 */
public final class Ids {

  private static final int NAME_CHARACTERS = 8;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final SplittableRandom random;

  /**
   * @param seed of the run, as {@code --seed} gives it
   * @param run names the run, so that two runs against one endpoint never use the same identifiers
   * @param purpose of the case
   */
  public Ids(long seed, String run, String purpose) {
    random = new SplittableRandom(seed * 31 + run.hashCode() * 1_000_003L + purpose.hashCode());
  }

  /** A new object or transaction identifier. */
  public String uuid() {
    long most = (random.nextLong() & ~0xF000L) | 0x4000L;
    long least = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(most, least).toString();
  }

  /** A new LIID. */
  public String liid() {
    return "C-" + name();
  }

  /** A new name of an account. */
  public String account() {
    return "conf-" + name();
  }

  /** A new reference of a document. */
  public String reference() {
    return "CW-" + name().toUpperCase(Locale.ROOT);
  }

  /** Random bytes. */
  public ByteString bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  /** For choices of any other kind. */
  public RandomGenerator random() {
    return random;
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < NAME_CHARACTERS; i++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
