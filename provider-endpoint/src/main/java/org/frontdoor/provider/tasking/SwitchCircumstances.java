package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.provider.register.Circumstances;
import org.frontdoor.provider.register.DocumentFinding;
import org.frontdoor.provider.register.StoredObject;
import org.frontdoor.provider.register.SwitchPosition;

/**
 * Answers the status rules from what tasking knows: findings on documents, the directory of
 * accounts, the switch board.
 */
public final class SwitchCircumstances implements Circumstances {

  private final DocumentFindings findings;
  private final TargetResolver targets;
  private final SwitchBoard board;

  public SwitchCircumstances(DocumentFindings findings, TargetResolver targets, SwitchBoard board) {
    this.findings = findings;
    this.targets = targets;
    this.board = board;
  }

  @Override
  public DocumentFinding finding(StoredObject document, Instant now) {
    return findings.of(document, now);
  }

  @Override
  public List<Set<String>> accounts(List<TargetIdentifier> wanted) {
    return targets.resolveAll(wanted);
  }

  @Override
  public SwitchPosition position(UUID taskId) {
    return board.position(taskId);
  }

  @Override
  public boolean fault(UUID taskId) {
    return board.hasFault(taskId);
  }
}
