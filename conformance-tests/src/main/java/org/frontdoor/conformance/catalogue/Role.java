package org.frontdoor.conformance.catalogue;

/** Whose conformance a requirement is about. */
public enum Role implements Word {
  /** The provider alone. */
  PROVIDER("provider"),
  /** The authority alone. */
  AUTHORITY("authority"),
  /** Each of the two. */
  BOTH("both");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** Whether this is the other, or both. */
  public boolean includes(Role other) {
    return this == BOTH || this == other;
  }
}
