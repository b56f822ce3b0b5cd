package org.frontdoor.protocol.testing;

import build.buf.validate.StringRules;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes random strings that keep the rules of the .proto files. */
final class RandomStrings {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String[] BEYOND_ASCII = {"é", "ß", "Ω", "字", "🚪"};

  private final RandomGenerator random;
  private final Map<String, Supplier<String>> byPattern;

  RandomStrings(RandomGenerator random) {
    this.random = random;
    String hex = "[0-9a-f]";
    byPattern =
        Map.of(
            "^V[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}$",
            () -> "V1." + number(999) + ".1",
            "^[0-9]{1,3}\\.[0-9]{1,3}$",
            () -> "1." + number(999),
            "^H{8}-H{4}-H{4}-H{4}-H{12}$".replace("H", hex),
            this::uuid,
            "^[1-9][0-9]{4,14}$",
            () -> "4" + (10_000 + number(80_000)),
            "^[A-Z]{2}$",
            () -> random.nextBoolean() ? "XX" : "BE",
            "^[A-Za-z0-9][A-Za-z0-9._-]{0,24}$",
            () -> letters(1 + number(25)),
            "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
            () -> letters(1 + number(64)),
            "^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$",
            () -> letters(1 + number(32)));
  }

  String of(StringRules rules) {
    if (rules.hasPattern()) {
      Supplier<String> known = byPattern.get(rules.getPattern());
      if (known == null) {
        throw new IllegalArgumentException("teach this class the pattern " + rules.getPattern());
      }
      return known.get();
    }
    if (rules.getUuid()) {
      return uuid();
    }
    if (rules.getEmail()) {
      return letters(5) + "@example.org";
    }
    int least = (int) rules.getMinLen();
    int most = rules.hasMaxLen() ? (int) Math.min(rules.getMaxLen(), least + 20) : least + 20;
    return text(least + number(most - least + 1));
  }

  private int number(int bound) {
    return random.nextInt(bound);
  }

  private String uuid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private String letters(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(number(LETTERS.length())));
    }
    return text.toString();
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(number(5) == 0 ? BEYOND_ASCII[number(BEYOND_ASCII.length)] : letters(1));
    }
    return text.toString();
  }
}
