package org.frontdoor.protocol.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.frontdoor.common.v1.KeyRole;

/** The words by which roles are called in certificate subjects and in trust directories. */
public final class KeyRoles {

  private static final String PREFIX = "KEY_ROLE_";

  private KeyRoles() {}

  /**
   * The word of a role, for example {@code judge}.
   *
   * @throws IllegalArgumentException if it is not a role
   */
  public static String word(KeyRole role) {
    if (!isRole(role)) {
      throw new IllegalArgumentException("not a key role");
    }
    return role.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
  }

  /** The role that a word means; empty if none. */
  public static Optional<KeyRole> parse(String word) {
    return Arrays.stream(KeyRole.values())
        .filter(KeyRoles::isRole)
        .filter(role -> word(role).equals(word))
        .findFirst();
  }

  private static boolean isRole(KeyRole role) {
    return role != KeyRole.UNRECOGNIZED && role != KeyRole.KEY_ROLE_UNSPECIFIED;
  }
}
