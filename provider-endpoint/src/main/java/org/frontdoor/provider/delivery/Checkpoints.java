package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.protocol.chain.MerkleTree;
import org.frontdoor.protocol.identity.Purposes;

/** Makes signed checkpoints: one signature over the Merkle root of all leaves. */
final class Checkpoints {

  private Checkpoints() {}

  static Checkpoint sign(
      DeliveryParty party, EndpointId authority, long number, List<CheckpointLeaf> leaves) {
    List<ByteString> bytes = leaves.stream().map(CheckpointLeaf::toByteString).toList();
    CheckpointBody body =
        CheckpointBody.newBuilder()
            .setProvider(party.provider())
            .setAuthority(authority)
            .setNumber(number)
            .setTimeMicros(party.nowMicros())
            .setRoot(MerkleTree.root(bytes))
            .setLeafCount(bytes.size())
            .build();
    return Checkpoint.newBuilder()
        .setSignedBody(party.evidence().sign(body.toByteString(), Purposes.HI2_CHECKPOINT))
        .addAllLeaves(bytes)
        .build();
  }
}
