package org.frontdoor.protocol.warrant;

import java.time.Instant;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.identity.Identity;

/**
 * A warrant whose signature, time stamp and form are good. Whether it allows anything is another
 * question.
 *
 * @param warrant the document
 * @param approver who signed it, a judge or a prosecutor; the document names the same
 * @param stampedAt when the signature existed, by the time-stamping authority's word
 */
public record VerifiedWarrant(WarrantDocument warrant, Identity approver, Instant stampedAt) {

  /** Who approved it and when; never what it allows. */
  @Override
  public String toString() {
    return "VerifiedWarrant[" + approver.describe() + ", " + stampedAt + "]";
  }
}
