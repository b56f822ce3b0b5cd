package org.frontdoor.protocol.verify;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.TaskEvidence;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.verify.TaskTrail.Parties;

/** The verifier's own check of a checkpoint: signature, parties, root, leaves. */
final class CheckpointCheck {

  private static final String PURPOSE = "hi2.checkpoint";
  private static final int HASH_BYTES = 32;

  private final MessageVerifier signatures;
  private final Parties parties;

  CheckpointCheck(MessageVerifier signatures, Parties parties) {
    this.signatures = signatures;
    this.parties = parties;
  }

  /** What came of it. */
  sealed interface Outcome {}

  /** The checkpoint is good. */
  record Accepted(long number, List<CheckpointLeaf> leaves) implements Outcome {}

  /**
   * The checkpoint is refused.
   *
   * @param number what it says its number is, 0 where that cannot be trusted
   */
  record Refused(FindingKind kind, long number) implements Outcome {}

  Outcome check(Checkpoint checkpoint, Instant at) {
    if (!UnitForm.isKnown(checkpoint)) {
      return new Refused(FindingKind.BAD_CHECKPOINT, 0);
    }
    List<ByteString> leaves = checkpoint.getLeavesList();
    return check(
        checkpoint.getSignedBody(),
        at,
        leaves,
        body ->
            !leaves.isEmpty()
                && body.getLeafCount() == leaves.size()
                && Rehash.treeHash(leaves).equals(body.getRoot()));
  }

  Outcome check(TaskEvidence evidence, Instant at) {
    if (!UnitForm.isKnown(evidence)) {
      return new Refused(FindingKind.BAD_CHECKPOINT, 0);
    }
    long index = Integer.toUnsignedLong(evidence.getLeafIndex());
    return check(
        evidence.getSignedBody(),
        at,
        List.of(evidence.getLeaf()),
        body -> {
          long size = Integer.toUnsignedLong(body.getLeafCount());
          return index < size
              && Rehash.rootOf(evidence.getLeaf(), index, size, evidence.getPathList())
                  .equals(body.getRoot());
        });
  }

  private Outcome check(
      SignedMessage signed, Instant at, List<ByteString> leaves, Predicate<CheckpointBody> rooted) {
    MessageVerifier.Verified verified;
    try {
      verified = signatures.verify(signed, PURPOSE, KeyRole.KEY_ROLE_EVIDENCE, at);
    } catch (UntrustedException e) {
      return new Refused(FindingKind.FORGED_CHECKPOINT, 0);
    }
    if (!verified.signer().endpointId().equals(parties.provider())) {
      return new Refused(FindingKind.FORGED_CHECKPOINT, 0);
    }
    try {
      CheckpointBody body = CheckpointBody.parseFrom(verified.bytes());
      boolean good =
          UnitForm.isKnown(body)
              && body.getNumber() > 0
              && body.getProvider().equals(parties.provider())
              && body.getAuthority().equals(parties.authority())
              && body.getRoot().size() == HASH_BYTES
              && rooted.test(body);
      return good
          ? leaves(body.getNumber(), leaves)
          : new Refused(FindingKind.BAD_CHECKPOINT, body.getNumber());
    } catch (InvalidProtocolBufferException e) {
      return new Refused(FindingKind.BAD_CHECKPOINT, 0);
    }
  }

  private static Outcome leaves(long number, List<ByteString> bytes)
      throws InvalidProtocolBufferException {
    Map<String, CheckpointLeaf> leaves = LinkedHashMap.newLinkedHashMap(bytes.size());
    for (ByteString each : bytes) {
      CheckpointLeaf leaf = CheckpointLeaf.parseFrom(each);
      boolean good =
          UnitForm.isKnown(leaf)
              && !leaf.getLiid().isEmpty()
              && leaf.getChainHead().size() == HASH_BYTES
              && leaf.getLostRecords() >= 0
              && leaf.getRecordCount() >= leaf.getLostRecords()
              && leaves.put(leaf.getLiid(), leaf) == null;
      if (!good) {
        return new Refused(FindingKind.BAD_CHECKPOINT, number);
      }
    }
    return new Accepted(number, List.copyOf(leaves.values()));
  }
}
