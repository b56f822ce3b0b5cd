package org.frontdoor.provider.accountability.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.frontdoor.accountability.v1.AddCosignatureRequest;
import org.frontdoor.accountability.v1.GetCheckpointRequest;
import org.frontdoor.accountability.v1.GetConsistencyProofRequest;
import org.frontdoor.accountability.v1.GetEntriesRequest;
import org.frontdoor.accountability.v1.GetInclusionProofRequest;
import org.frontdoor.accountability.v1.LogServiceGrpc;
import org.frontdoor.accountability.v1.LogServiceGrpc.LogServiceBlockingStub;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.WitnessPolicy;
import org.frontdoor.protocol.tlog.WitnessedCheckpoint;
import org.frontdoor.provider.accountability.TaskingLog;
import org.frontdoor.provider.accountability.TaskingSamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LogGrpcServiceTest {

  private final TestClock clock = new TestClock();
  private final TaskingLog log = TaskingSamples.log(clock);
  private final WitnessPolicy policy =
      new WitnessPolicy(log.key(), List.of(TaskingSamples.WITNESS.key()), 1);
  private final Server server;
  private final ManagedChannel channel;
  private final LogServiceBlockingStub reader;

  LogGrpcServiceTest() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .directExecutor()
            .addService(new LogGrpcService(log))
            .build()
            .start();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
    reader = LogServiceGrpc.newBlockingStub(channel);
  }

  @BeforeEach
  void logTwo() {
    log.commit(List.of(TaskingSamples.tasking(1, "a"), TaskingSamples.tasking(2, "b", "c")));
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  @Test
  void reader_verifiesAnEntryFromCheckpointAndProof() throws TlogException {
    LogCheckpoint checkpoint = LogCheckpoint.verify(checkpoint(), log.key());
    List<ByteString> entries =
        reader.getEntries(GetEntriesRequest.newBuilder().setTo(2).build()).getEntriesList();
    ProofOfInclusion proof =
        new ProofOfInclusion(
            1,
            2,
            reader
                .getInclusionProof(
                    GetInclusionProofRequest.newBuilder().setIndex(1).setSize(2).build())
                .getPathList());

    proof.verify(entries.get(1), checkpoint.head());
    assertThat(
            reader
                .getConsistencyProof(
                    GetConsistencyProofRequest.newBuilder().setOldSize(1).setNewSize(2).build())
                .getNodesList())
        .isEqualTo(log.consistency(1, 2).nodes());
  }

  @Test
  void cosignature_handedIn_standsUnderTheCheckpoint() throws TlogException {
    LogCheckpoint checkpoint = LogCheckpoint.verify(checkpoint(), log.key());
    String line = TaskingSamples.WITNESS.cosign(checkpoint, clock.instant()).line();

    assertThat(add(2, line)).isTrue();
    assertThat(add(1, line)).isFalse();
    WitnessedCheckpoint believed = policy.verify(checkpoint());
    assertThat(believed.cosigned()).hasSize(1);
  }

  @Test
  void numbersBeyondTheTree_areRefusedWithoutAWordOfIt() throws TlogException {
    assertThat(checkpoint()).isNotNull();
    assertRefused(
        "OUT_OF_RANGE", () -> reader.getEntries(GetEntriesRequest.newBuilder().setTo(3).build()));
    assertRefused(
        "OUT_OF_RANGE",
        () -> reader.getEntries(GetEntriesRequest.newBuilder().setFrom(-1).setTo(1).build()));
    assertRefused(
        "OUT_OF_RANGE",
        () ->
            reader.getInclusionProof(
                GetInclusionProofRequest.newBuilder().setIndex(2).setSize(2).build()));
    assertRefused(
        "OUT_OF_RANGE",
        () ->
            reader.getConsistencyProof(
                GetConsistencyProofRequest.newBuilder().setOldSize(2).setNewSize(1).build()));
  }

  @Test
  void cosignature_thatIsNone_isRefused() throws TlogException {
    assertThat(checkpoint()).isNotNull();
    assertRefused("INVALID_ARGUMENT", () -> add(2, "\u2014 nobody AAAAAAA="));
    assertRefused("INVALID_ARGUMENT", () -> add(2, "no line at all"));
    assertRefused("INVALID_ARGUMENT", () -> add(2, ""));
  }

  private boolean add(long size, String line) {
    return reader
        .addCosignature(
            AddCosignatureRequest.newBuilder().setSize(size).setSignatureLine(line).build())
        .getAdded();
  }

  private SignedNote checkpoint() throws TlogException {
    return SignedNote.parse(
        reader.getCheckpoint(GetCheckpointRequest.getDefaultInstance()).getCheckpoint());
  }

  private static void assertRefused(String status, ThrowingCallable call) {
    assertThatThrownBy(call).hasMessageStartingWith(status);
  }
}
