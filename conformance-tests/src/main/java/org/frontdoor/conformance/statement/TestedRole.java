package org.frontdoor.conformance.statement;

/** Which side of the handover interface is under test. */
public enum TestedRole {
  /** The suite plays the authority. */
  PROVIDER,
  /** The suite plays the provider. */
  AUTHORITY
}
