package org.frontdoor.protocol.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.TaskEvidence;
import org.frontdoor.hi2.v1.UnitHeader;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.verify.TaskTrail.Parties;

/**
 * Decides whether what an authority received from a provider is all that the provider signed. Feed
 * it units and checkpoints in the order in which they were received or stored, then ask for the
 * report. Needs no key; with a {@link BatchDecryptor} it also looks inside the batches. Its memory
 * is bounded for each task. For one thread.
 */
public final class CompletenessVerifier {

  private final CheckpointCheck checkpoints;
  private final Parties parties;
  private final StreamView view;
  private final Optional<BatchDecryptor> decryptor;
  private final Findings findings = new Findings();
  private final Positions positions = new Positions();
  private final Map<String, TaskTrail> tasks = new LinkedHashMap<>();
  private long accepted;
  private long lastCheckpoint;

  private CompletenessVerifier(
      MessageVerifier signatures,
      Parties parties,
      StreamView view,
      Optional<BatchDecryptor> decryptor) {
    this.checkpoints = new CheckpointCheck(signatures, parties);
    this.parties = parties;
    this.view = view;
    this.decryptor = decryptor;
  }

  /** A verifier of chains, counts and signatures that does not look inside batches. */
  public static CompletenessVerifier of(
      MessageVerifier signatures, EndpointId provider, EndpointId authority, StreamView view) {
    return new CompletenessVerifier(
        signatures, new Parties(provider, authority), view, Optional.empty());
  }

  /** A verifier that also opens every batch and checks the records in it. */
  public static CompletenessVerifier of(
      MessageVerifier signatures,
      EndpointId provider,
      EndpointId authority,
      StreamView view,
      BatchDecryptor decryptor) {
    return new CompletenessVerifier(
        signatures, new Parties(provider, authority), view, Optional.of(decryptor));
  }

  /** Takes the next unit. */
  public void feed(DeliveryUnit unit) {
    Optional<UnitHeader> wellFormed = UnitForm.header(unit);
    if (wellFormed.isEmpty()) {
      findings.add(FindingKind.MALFORMED, "", unit.getPosition(), 0);
      return;
    }
    UnitHeader header = wellFormed.get();
    String liid = header.getLiid();
    positions
        .accept(unit.getPosition(), header)
        .ifPresent(kind -> findings.add(kind, liid, unit.getPosition(), header.getFirstRecord()));
    task(liid).accept(unit, header);
  }

  /**
   * Takes the next checkpoint.
   *
   * @param receivedAt when it was received: the signer's certificate must have been valid then
   */
  public void feed(Checkpoint checkpoint, Instant receivedAt) {
    take(checkpoints.check(checkpoint, receivedAt));
  }

  /**
   * Takes what was extracted from the next checkpoint for one task, in place of the checkpoint.
   *
   * @param receivedAt when the checkpoint was received
   */
  public void feed(TaskEvidence evidence, Instant receivedAt) {
    take(checkpoints.check(evidence, receivedAt));
  }

  private void take(CheckpointCheck.Outcome outcome) {
    switch (outcome) {
      case CheckpointCheck.Refused refused -> findings.add(refused.kind(), "", refused.number(), 0);
      case CheckpointCheck.Accepted good -> take(good);
    }
  }

  private void take(CheckpointCheck.Accepted good) {
    if (good.number() <= lastCheckpoint) {
      findings.add(FindingKind.REPLAYED_CHECKPOINT, "", good.number(), 0);
      return;
    }
    accepted++;
    lastCheckpoint = good.number();
    good.leaves().forEach(leaf -> take(leaf, good.number()));
  }

  private void take(CheckpointLeaf leaf, long checkpoint) {
    if (view == StreamView.WHOLE || tasks.containsKey(leaf.getLiid())) {
      task(leaf.getLiid()).accept(leaf, checkpoint);
    }
  }

  private TaskTrail task(String liid) {
    return tasks.computeIfAbsent(liid, id -> new TaskTrail(id, parties, decryptor, findings));
  }

  /** What can be said so far. Tasks may still be running. */
  public CompletenessReport report() {
    return report(List.of());
  }

  /**
   * What can be said when delivery of these tasks should be over: each of them that was not seen,
   * or whose END no checkpoint covers, is a finding.
   *
   * @param endedTasks the LIIDs of the tasks
   */
  public CompletenessReport report(Collection<String> endedTasks) {
    Findings all = findings.copy();
    if (view == StreamView.WHOLE && !positions.accountedFor()) {
      all.add(FindingKind.UNDECLARED_GAP, "", positions.last(), 0);
    }
    List<TaskReport> reports = new ArrayList<>(tasks.size());
    tasks.values().forEach(task -> reports.add(task.report()));
    for (String liid : endedTasks) {
      TaskTrail task = tasks.get(liid);
      if (task == null) {
        all.add(FindingKind.MISSING_TASK, liid, positions.last(), 0);
      } else if (!task.report().complete()) {
        all.add(FindingKind.MISSING_FINAL, liid, positions.last(), task.report().records());
      }
    }
    return new CompletenessReport(reports, all.kept(), all.omitted(), accepted, lastCheckpoint);
  }
}
