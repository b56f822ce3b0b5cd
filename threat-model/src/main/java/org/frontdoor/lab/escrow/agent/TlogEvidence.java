package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import org.frontdoor.accountability.v1.EntryKind;
import org.frontdoor.accountability.v1.LogEntry;
import org.frontdoor.escrow.v1.LogEvidence;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.accountability.LogEntries;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.protocol.wire.MalformedMessageException;

/**
 * Evidence from the accountability log: an entry of a tasking that carries the tag of this very
 * warrant and names its approver, in a tree that the log and a quorum of witnesses have signed. An
 * entry under another name would hide the warrant from the office whose key signed it.
 */
public final class TlogEvidence implements WarrantEvidence {

  private final WitnessPolicy policy;

  /**
   * @param policy the log and the witnesses that the agent believes
   */
  public TlogEvidence(WitnessPolicy policy) {
    this.policy = policy;
  }

  @Override
  public boolean shows(ByteString warrant, WarrantDocument said, LogEvidence evidence) {
    try {
      TreeHead head = policy.verify(SignedNote.parse(evidence.getCheckpoint())).checkpoint().head();
      new ProofOfInclusion(evidence.getIndex(), head.size(), evidence.getPathList())
          .verify(evidence.getEntry(), head);
      LogEntry entry = LogEntries.parse(evidence.getEntry());
      return entry.getKind() == EntryKind.ENTRY_KIND_TASKING
          && entry.getOrderTag().equals(LogEntries.orderTag(warrant))
          && entry.getApprover().equals(said.getApprover())
          && entry.getIsEmergency() == said.getIsEmergency();
    } catch (TlogException | MalformedMessageException e) {
      return false;
    }
  }
}
