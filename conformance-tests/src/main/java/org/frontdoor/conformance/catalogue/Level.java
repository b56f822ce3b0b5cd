package org.frontdoor.conformance.catalogue;

/** How binding a requirement is. */
public enum Level implements Word {
  /** The cited text demands it. */
  MANDATORY("M"),
  /** The cited text leaves it to a national profile, and the profile demands it. */
  PROFILE("P"),
  /** Derived from a defect, another implementation's fault or the threat model. */
  DERIVED("D");

  private final String word;

  Level(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
