package org.frontdoor.provider.accountability;

/** What came of verifying the account. */
public sealed interface AuditVerdict {

  /**
   * Nothing is changed, missing, moved or cut.
   *
   * @param head end of the account, to be remembered
   */
  record Intact(AuditHead head) implements AuditVerdict {}

  /**
   * Something is wrong.
   *
   * @param number of the first entry that is not as it was
   * @param finding what is wrong with it
   */
  record Broken(long number, Finding finding) implements AuditVerdict {}

  /** What is wrong. */
  enum Finding {
    /** The entry does not give its link: it, or one before it, was changed. */
    CHANGED,
    /** The entry is not there, but later ones are. */
    REMOVED,
    /** The entry stands where another belongs. */
    OUT_OF_ORDER,
    /** The entry and all after it are gone, up to the head that is remembered. */
    TRUNCATED,
    /** Every link fits, but the account leads to another head than the one that is remembered. */
    REWRITTEN
  }
}
