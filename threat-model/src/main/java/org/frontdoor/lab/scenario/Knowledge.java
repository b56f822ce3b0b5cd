package org.frontdoor.lab.scenario;

import java.util.regex.Pattern;

/**
 * The name of something an attacker may know, hold or sit at: a key, a credential, a recording, a
 * position. A scenario declares one constant for each, and the catalogue lists the names.
 *
 * @param <T> what is handed over under this name
 * @param name as in the catalogue, such as {@code escrow.sk@epoch=6}
 */
@SuppressWarnings("UnusedTypeParameter") // it ties what is granted to what is used
public record Knowledge<T>(String name) {

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9_.@=-]{0,63}");

  /** Refuses a name that could not stand in the catalogue. */
  public Knowledge {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name of knowledge: " + name);
    }
  }

  /** Whether it can be a name. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
