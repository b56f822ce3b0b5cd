package org.frontdoor.benchmarks.micro;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.protocol.chain.CheckpointException;
import org.frontdoor.protocol.chain.CheckpointMaker;
import org.frontdoor.protocol.chain.CheckpointReader;
import org.frontdoor.protocol.chain.VerifiedCheckpoint;
import org.frontdoor.protocol.identity.MessageVerifier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A checkpoint: a Merkle tree over the tasks that have moved, signed with Ed25519. */
@State(Scope.Thread)
public class CheckpointBenchmark {

  private static final int LINK_BYTES = 32;

  /** Tasks in it. */
  @Param({"1", "1000"})
  public int leaves;

  private Instant now;
  private List<CheckpointLeaf> tasks;
  private CheckpointMaker maker;
  private CheckpointReader reader;
  private Checkpoint checkpoint;

  /** Makes keys and a checkpoint. */
  @Setup
  @Initializer
  public void prepare() {
    Fixtures fixtures = new Fixtures();
    now = fixtures.now();
    tasks = new ArrayList<>();
    byte[] link = new byte[LINK_BYTES];
    for (int i = 0; i < leaves; i++) {
      fixtures.random().nextBytes(link);
      tasks.add(
          CheckpointLeaf.newBuilder()
              .setLiid(String.format(Locale.ROOT, "LI-%016x", i))
              .setRecordCount(1_000L + i)
              .setChainHead(ByteString.copyFrom(link))
              .build());
    }
    maker = new CheckpointMaker(fixtures.evidence(), fixtures.authorityId());
    reader =
        new CheckpointReader(
            new MessageVerifier(fixtures.certificates()),
            fixtures.providerId(),
            fixtures.authorityId());
    checkpoint = make();
  }

  /** At the provider. */
  @Benchmark
  public Checkpoint make() {
    return maker.make(1, TimeUnit.SECONDS.toMicros(now.getEpochSecond()), tasks);
  }

  /** At the authority, the signer's certificates included. */
  @Benchmark
  public VerifiedCheckpoint verify() throws CheckpointException {
    return reader.read(checkpoint, now);
  }
}
