package org.frontdoor.conformance.script;

/** What a case comes to, in the words of ETSI practice. */
public enum Verdict {
  /** The endpoint did what the purpose asks for. */
  PASS,
  /** It did not. */
  FAIL,
  /** It did, but in a way that is likely to hurt somebody. */
  WARN,
  /** The endpoint does not declare what the case needs. */
  NOT_APPLICABLE,
  /** Something that the case rests on did not come about, so that nothing can be said. */
  INCONCLUSIVE,
  /** The suite itself is at fault. */
  SUITE_ERROR;

  /** For a person. */
  public String word() {
    return name().replace('_', ' ');
  }
}
