package org.frontdoor.lab.escrow.blob;

/** What is wrong with a blob, a key or an opening. */
public enum BlobFault {
  /** Not the form of the contract. */
  FORM("keeps the contract, in every field"),
  /** A point or scalar is none. */
  ELEMENT("has points on the curve and scalars below the order"),
  /** A bound blob without a proof, a bare one with one, or a proof that does not fit. */
  PROOF("has for each lane a proof over the whole blob, and none if it is bare"),
  /** A key whose shares do not belong together. */
  KEY("has shares of one polynomial with the key at zero"),
  /** The wrapped key does not open, or opens to something else. */
  WRAPPED("wraps the message key under what its lanes encapsulate");

  private final String rule;

  BlobFault(String rule) {
    this.rule = rule;
  }

  /** What would be right. */
  public String rule() {
    return rule;
  }
}
