package org.frontdoor.protocol.chain;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.TaskEvidence;
import org.frontdoor.protocol.identity.Identity;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.UntrustedException;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/**
 * Checks checkpoints between one provider and one authority: signature first, then the parties,
 * then the root over the leaves. Whether a number is new is for the caller, who remembers the last
 * one.
 */
public final class CheckpointReader {

  private static final StrictParser<CheckpointBody> BODY =
      StrictParser.of(CheckpointBody.getDefaultInstance(), ParseLimits.usual());
  private static final StrictParser<CheckpointLeaf> LEAF =
      StrictParser.of(CheckpointLeaf.getDefaultInstance(), ParseLimits.usual());

  private final MessageVerifier signatures;
  private final EndpointId provider;
  private final EndpointId authority;

  /** Reads checkpoints that this provider made for this authority. */
  public CheckpointReader(MessageVerifier signatures, EndpointId provider, EndpointId authority) {
    this.signatures = signatures;
    this.provider = provider;
    this.authority = authority;
  }

  /**
   * Checks a whole checkpoint.
   *
   * @param at when the signer's certificate must be valid and not revoked
   */
  public VerifiedCheckpoint read(Checkpoint checkpoint, Instant at) throws CheckpointException {
    Signed signed = readBody(checkpoint.getSignedBody(), at);
    List<ByteString> leaves = checkpoint.getLeavesList();
    if (signed.body.getLeafCount() != leaves.size()
        || !signed.body.getRoot().equals(MerkleTree.root(leaves))) {
      throw new CheckpointException(CheckpointFault.OTHER_LEAVES);
    }
    return new VerifiedCheckpoint(signed.body, parseDistinct(leaves), signed.signer);
  }

  /**
   * Takes out of a checkpoint what proves one task's part of it. Does not check the checkpoint.
   *
   * @throws CheckpointException {@link CheckpointFault#NO_SUCH_TASK} if the task has no leaf
   */
  public static TaskEvidence extract(Checkpoint checkpoint, String liid)
      throws CheckpointException {
    List<ByteString> leaves = checkpoint.getLeavesList();
    for (int index = 0; index < leaves.size(); index++) {
      if (parse(LEAF, leaves.get(index)).getLiid().equals(liid)) {
        return TaskEvidence.newBuilder()
            .setSignedBody(checkpoint.getSignedBody())
            .setLeaf(leaves.get(index))
            .setLeafIndex(index)
            .addAllPath(MerkleTree.path(leaves, index))
            .build();
      }
    }
    throw new CheckpointException(CheckpointFault.NO_SUCH_TASK);
  }

  /**
   * Checks evidence that stands alone.
   *
   * @param at when the signer's certificate must be valid and not revoked
   */
  public VerifiedTask read(TaskEvidence evidence, Instant at) throws CheckpointException {
    Signed signed = readBody(evidence.getSignedBody(), at);
    boolean leads =
        MerkleTree.verifyPath(
            evidence.getLeaf(),
            Integer.toUnsignedLong(evidence.getLeafIndex()),
            Integer.toUnsignedLong(signed.body.getLeafCount()),
            evidence.getPathList(),
            signed.body.getRoot());
    if (!leads) {
      throw new CheckpointException(CheckpointFault.BROKEN_PATH);
    }
    return new VerifiedTask(signed.body, parse(LEAF, evidence.getLeaf()), signed.signer);
  }

  private Signed readBody(SignedMessage message, Instant at) throws CheckpointException {
    MessageVerifier.Verified verified = verifySignature(message, at);
    CheckpointBody body = parse(BODY, verified.bytes());
    if (!body.getProvider().equals(provider)
        || !verified.signer().endpointId().equals(provider)
        || !body.getAuthority().equals(authority)) {
      throw new CheckpointException(CheckpointFault.OTHER_PARTIES);
    }
    return new Signed(body, verified.signer());
  }

  private MessageVerifier.Verified verifySignature(SignedMessage message, Instant at)
      throws CheckpointException {
    try {
      return signatures.verify(message, Purposes.HI2_CHECKPOINT, KeyRole.KEY_ROLE_EVIDENCE, at);
    } catch (UntrustedException e) {
      throw new CheckpointException(CheckpointFault.UNTRUSTED, e);
    }
  }

  private static List<CheckpointLeaf> parseDistinct(List<ByteString> leaves)
      throws CheckpointException {
    var parsed = new ArrayList<CheckpointLeaf>(leaves.size());
    var tasks = new HashSet<String>();
    for (ByteString bytes : leaves) {
      CheckpointLeaf leaf = parse(LEAF, bytes);
      if (!tasks.add(leaf.getLiid())) {
        throw new CheckpointException(CheckpointFault.DOUBLE_LEAF);
      }
      parsed.add(leaf);
    }
    return parsed;
  }

  private static <T extends Message> T parse(StrictParser<T> parser, ByteString bytes)
      throws CheckpointException {
    try {
      return parser.parse(bytes);
    } catch (MalformedMessageException e) {
      throw new CheckpointException(CheckpointFault.MALFORMED, e);
    }
  }

  private record Signed(CheckpointBody body, Identity signer) {}
}
