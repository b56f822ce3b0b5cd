package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import java.time.Instant;
import org.frontdoor.escrow.v1.LogEvidence;

/** Whether the accountability log has a warrant, as far as an agent can check it for itself. */
@FunctionalInterface
public interface WarrantEvidence {

  /**
   * Checks the evidence.
   *
   * @param warrant the very bytes of the warrant
   * @param evidence what the authority shows
   * @return whether it shows that enough witnesses have seen a log with a commitment to the warrant
   */
  boolean shows(ByteString warrant, LogEvidence evidence, Instant now);
}
