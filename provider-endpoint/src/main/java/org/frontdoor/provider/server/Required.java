package org.frontdoor.provider.server;

import java.time.Duration;

/** The checks that configuration records share. Each failure names the key and what it must be. */
final class Required {

  private Required() {}

  static void matches(String key, String value, String pattern, String rule) {
    if (!value.matches(pattern)) {
      throw new ConfigException(key, rule);
    }
  }

  static void port(String key, int value) {
    between(key, value, 0, 65_535);
  }

  static void between(String key, long value, long least, long most) {
    if (value < least || value > most) {
      throw new ConfigException(
          key, "is " + value + "; it must lie between " + least + " and " + most);
    }
  }

  static void positive(String key, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new ConfigException(
          key, "is " + value + "; it must be longer than nothing, like PT10S");
    }
  }
}
