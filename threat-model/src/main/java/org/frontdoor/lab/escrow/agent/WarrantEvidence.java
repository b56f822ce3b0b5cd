package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import org.frontdoor.escrow.v1.LogEvidence;
import org.frontdoor.hi1.v1.WarrantDocument;

/** Whether the accountability log has a warrant, as far as an agent can check it for itself. */
@FunctionalInterface
public interface WarrantEvidence {

  /**
   * Checks the evidence.
   *
   * @param warrant the very bytes of the warrant
   * @param said what it says
   * @param evidence what the authority shows
   * @return whether it shows that enough witnesses have seen a log in which the warrant stands
   *     under its approver's name, where that office looks for it
   */
  boolean shows(ByteString warrant, WarrantDocument said, LogEvidence evidence);
}
