package org.frontdoor.authority.testing;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.DeliverResponse;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.DeliveryUnits;
import org.frontdoor.hi2.v1.Hello;
import org.frontdoor.hi2.v1.HelloResponse;
import org.frontdoor.hi2.v1.Resumed;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.protocol.chain.MerkleTree;
import org.frontdoor.protocol.identity.Purposes;
import org.frontdoor.protocol.identity.SigningIdentity;

/** Messages of a provider's stream, for tests. */
public final class ScriptedMessages {

  private ScriptedMessages() {}

  public static StreamOptions.Builder options(Hello hello) {
    return StreamOptions.newBuilder()
        .setProvider(Parties.provider())
        .setAuthority(Parties.authority())
        .setProtocolVersion("1.0")
        .addAllOptions(hello.getOptionsList())
        .setNonce(hello.getNonce())
        .setWindowBytes(hello.getWindowBytes())
        .setKeepaliveIdleMillis(10_000)
        .setKeepaliveTimeoutMillis(5_000)
        .setCheckpointIntervalMillis(1_000);
  }

  public static DeliverResponse helloResponse(StreamOptions options, SigningIdentity signer) {
    SignedMessage signed = signer.sign(options.toByteString(), Purposes.HI2_OPTIONS);
    return DeliverResponse.newBuilder()
        .setHelloResponse(HelloResponse.newBuilder().setSignedOptions(signed))
        .build();
  }

  public static DeliverResponse resumed(long position) {
    return DeliverResponse.newBuilder()
        .setResumed(Resumed.newBuilder().setNextPosition(position))
        .build();
  }

  public static DeliverResponse of(DeliveryUnit unit) {
    return DeliverResponse.newBuilder().setUnits(DeliveryUnits.newBuilder().addUnits(unit)).build();
  }

  public static DeliverResponse checkpoint(
      long number, SigningIdentity signer, ScriptedTask... tasks) {
    return checkpoint(
        number,
        signer,
        UnaryOperator.identity(),
        Stream.of(tasks).map(ScriptedTask::leaf).toList());
  }

  public static DeliverResponse checkpoint(
      long number,
      SigningIdentity signer,
      UnaryOperator<CheckpointBody.Builder> fault,
      List<CheckpointLeaf> leaves) {
    List<ByteString> bytes = leaves.stream().map(CheckpointLeaf::toByteString).toList();
    CheckpointBody.Builder body =
        CheckpointBody.newBuilder()
            .setProvider(Parties.provider())
            .setAuthority(Parties.authority())
            .setNumber(number)
            .setTimeMicros(1)
            .setRoot(MerkleTree.root(bytes))
            .setLeafCount(bytes.size());
    SignedMessage signed =
        signer.sign(fault.apply(body).build().toByteString(), Purposes.HI2_CHECKPOINT);
    return DeliverResponse.newBuilder()
        .setCheckpoint(Checkpoint.newBuilder().setSignedBody(signed).addAllLeaves(bytes))
        .build();
  }
}
