package org.frontdoor.lab.accountability;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.frontdoor.accountability.v1.AddCheckpointRequest;
import org.frontdoor.accountability.v1.AddCheckpointResponse;
import org.frontdoor.protocol.testing.TestClock;
import org.frontdoor.protocol.tlog.GrowingTree;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.NoteKeyUse;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.junit.jupiter.api.Test;

/** A witness and a log that signs whatever it likes. */
class WitnessGrpcServiceFuzzTest {

  private static final int SIZES = 8;
  private static final int FORKED_AT = 3;
  private static final NoteSigner LOG =
      NoteSigner.ofSeed("log.example", NoteKeyUse.LOG, new byte[32]);
  private static final NoteSigner WITNESS =
      NoteSigner.ofSeed("witness.example", NoteKeyUse.WITNESS, new byte[32]);

  @FuzzTest
  void witness_ofAnyBytes_refuses(byte[] bytes) throws Exception {
    try {
      AddCheckpointRequest request = AddCheckpointRequest.parseFrom(bytes);
      withWitness(witness -> assertThat(ask(witness, request)).isFalse());
    } catch (InvalidProtocolBufferException e) {
      assertThat(e).hasMessageNotContaining("witness");
    }
  }

  /** Three bytes a request: which tree, from where, and how the proof is spoilt. */
  @FuzzTest
  void witness_ofALogWithTwoFutures_cosignsOne(byte[] script) throws Exception {
    withWitness(witness -> assertOneFuture(witness, script));
  }

  /** What the fuzzer begins from: an honest log, then its fork, which is refused. */
  @Test
  void witness_ofAFork_goesOnWithTheFirst() throws Exception {
    withWitness(
        witness ->
            assertThat(assertOneFuture(witness, new byte[] {8, 0, 0, 13, 4, 0, 13, 0, 0, 12, 4, 0}))
                .containsExactly(4L, 6L));
  }

  private static List<Long> assertOneFuture(WitnessGrpcService witness, byte[] script) {
    List<GrowingTree> futures = List.of(tree(0), tree(1));
    List<Long> sizes = new ArrayList<>();
    int bound = -1;
    for (int i = 0; i + 2 < script.length; i += 3) {
      int future = script[i] & 1;
      long size = Math.floorMod(script[i] >> 1, SIZES + 1);
      long old = Math.floorMod(script[i + 1], (int) size + 1);
      AddCheckpointRequest.Builder request =
          AddCheckpointRequest.newBuilder()
              .setOldSize(old)
              .setCheckpoint(note(futures, future, size));
      List<ByteString> nodes = new ArrayList<>(futures.get(future).consistency(old, size).nodes());
      spoil(nodes, script[i + 2]);
      if (ask(witness, request.addAllNodes(nodes).build())) {
        assertThat(size).isGreaterThanOrEqualTo(sizes.isEmpty() ? 0 : sizes.getLast());
        sizes.add(size);
        assertThat(size <= FORKED_AT || bound < 0 || bound == future).isTrue();
        bound = size > FORKED_AT ? future : bound;
      }
    }
    return sizes;
  }

  private static void spoil(List<ByteString> nodes, byte how) {
    switch (how & 3) {
      case 1 -> nodes.clear();
      case 2 -> nodes.add(ByteString.copyFrom(new byte[32]));
      case 3 -> nodes.replaceAll(each -> ByteString.copyFrom(new byte[] {how}));
      default -> {}
    }
  }

  private static GrowingTree tree(int future) {
    GrowingTree tree = new GrowingTree();
    for (int i = 0; i < SIZES; i++) {
      tree.append(ByteString.copyFromUtf8(i < FORKED_AT ? "past " + i : future + " " + i));
    }
    return tree;
  }

  private static ByteString note(List<GrowingTree> futures, int future, long size) {
    return LOG.sign(new LogCheckpoint(LOG.key().name(), futures.get(future).head(size)).text())
        .bytes();
  }

  /** Whether it was cosigned; anything but a status would end the test. */
  private static boolean ask(WitnessGrpcService witness, AddCheckpointRequest request) {
    List<AddCheckpointResponse> answers = new ArrayList<>();
    witness.addCheckpoint(
        request,
        new StreamObserver<>() {
          @Override
          public void onNext(AddCheckpointResponse answer) {
            answers.add(answer);
          }

          @Override
          public void onError(Throwable refusal) {
            assertThat(refusal).isInstanceOf(StatusRuntimeException.class);
          }

          @Override
          public void onCompleted() {}
        });
    return answers.stream().anyMatch(AddCheckpointResponse::hasSignatureLine);
  }

  /** What is done with a witness. */
  private interface Use {
    void with(WitnessGrpcService witness);
  }

  private static void withWitness(Use use) throws IOException {
    Path folder = Files.createTempDirectory("lab-witness");
    try {
      use.with(
          new WitnessGrpcService(
              WITNESS, List.of(LOG.key()), new WitnessMemory(folder), new TestClock()));
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(WitnessGrpcServiceFuzzTest::delete);
      }
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
