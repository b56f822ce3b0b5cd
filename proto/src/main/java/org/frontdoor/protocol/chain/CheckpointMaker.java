package org.frontdoor.protocol.chain;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.KeyRole;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;

/** Signs how far the tasks of one authority have come (after TS 102 232-1 clause 7.2.3). */
public final class CheckpointMaker {

  private final SigningIdentity evidence;
  private final EndpointId authority;

  /**
   * Makes checkpoints for one authority.
   *
   * @param evidence the provider's evidence key; its identity is the provider that is named
   * @param authority to whom the tasks are delivered
   * @throws IllegalArgumentException if the key is not an evidence key
   */
  public CheckpointMaker(SigningIdentity evidence, EndpointId authority) {
    if (evidence.identity().role() != KeyRole.KEY_ROLE_EVIDENCE) {
      throw new IllegalArgumentException("Checkpoints are signed by an evidence key.");
    }
    this.evidence = evidence;
    this.authority = authority;
  }

  /**
   * Makes one checkpoint.
   *
   * @param number one more than the authority's last checkpoint, from 1
   * @param timeMicros now, in microseconds since 1970-01-01T00:00:00Z
   * @param leaves the tasks that have moved, each once; at least one
   */
  public Checkpoint make(long number, long timeMicros, List<CheckpointLeaf> leaves) {
    if (number < 1 || leaves.isEmpty()) {
      throw new IllegalArgumentException("A checkpoint has a number from 1 on and a leaf.");
    }
    requireDistinct(leaves);
    List<ByteString> bytes = leaves.stream().map(CheckpointLeaf::toByteString).toList();
    CheckpointBody body =
        CheckpointBody.newBuilder()
            .setProvider(evidence.identity().endpointId())
            .setAuthority(authority)
            .setNumber(number)
            .setTimeMicros(timeMicros)
            .setRoot(MerkleTree.root(bytes))
            .setLeafCount(bytes.size())
            .build();
    return Checkpoint.newBuilder()
        .setSignedBody(evidence.sign(body.toByteString(), Purposes.HI2_CHECKPOINT))
        .addAllLeaves(bytes)
        .build();
  }

  private static void requireDistinct(List<CheckpointLeaf> leaves) {
    var tasks = new HashSet<String>();
    for (CheckpointLeaf leaf : leaves) {
      if (!tasks.add(leaf.getLiid())) {
        throw new IllegalArgumentException("A task has one leaf in a checkpoint.");
      }
    }
  }
}
