package org.frontdoor.provider.admissibility;

/** A national profile cannot be used; the text names profile, key and what is wrong. */
public final class ProfileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProfileException(String profile, String wrong) {
    super("National profile " + profile + ": " + wrong + ".");
  }
}
