package org.frontdoor.provider.intake;

/** What a sender may do with a field of an object. */
enum FieldPolicy {
  /** Must be set in CREATE and never changes. */
  REQUIRED_FIXED,
  /** Must be set in CREATE; UPDATE may change it. */
  REQUIRED,
  /** May be set in CREATE and never changes. */
  OPTIONAL_FIXED,
  /** May be set in CREATE and changed by UPDATE. */
  OPTIONAL,
  /** Set by the provider only; its presence is refused. */
  OF_RECEIVER,
  /** Set by the provider only; in UPDATE it is ignored (clauses 7.4.2 and 7.4.5). */
  IGNORED;

  boolean isRequired() {
    return this == REQUIRED || this == REQUIRED_FIXED;
  }

  boolean isFixed() {
    return this == REQUIRED_FIXED || this == OPTIONAL_FIXED;
  }
}
