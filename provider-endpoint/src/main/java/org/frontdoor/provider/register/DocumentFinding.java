package org.frontdoor.provider.register;

import java.time.Instant;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.WarrantDocument;

/** What came of verifying a document's signature and asking whether its signer may order this. */
public sealed interface DocumentFinding {

  /**
   * Signed as it must be, by an office that may sign it.
   *
   * @param warrant what was signed
   * @param stampedAt when, according to the time-stamping authority
   */
  record Accepted(WarrantDocument warrant, Instant stampedAt) implements DocumentFinding {

    /** Says nothing of what was signed. */
    @Override
    public String toString() {
      return "Accepted[" + stampedAt + "]";
    }
  }

  /** Not acceptable, for this reason. */
  record Refused(ErrorInformation reason) implements DocumentFinding {}
}
