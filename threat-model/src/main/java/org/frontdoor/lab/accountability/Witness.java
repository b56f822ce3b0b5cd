package org.frontdoor.lab.accountability;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.frontdoor.accountability.v1.AddCheckpointRequest;
import org.frontdoor.accountability.v1.AddCheckpointResponse;
import org.frontdoor.accountability.v1.WitnessServiceGrpc;
import org.frontdoor.lab.endpoint.Loopback;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.provider.server.GrpcServer;

/** A witness that runs, and the connection over which checkpoints are carried to it. */
public final class Witness implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final NoteKey key;
  private final GrpcServer server;
  private final ManagedChannel channel;

  private Witness(NoteKey key, GrpcServer server, ManagedChannel channel) {
    this.key = key;
    this.server = server;
    this.channel = channel;
  }

  /**
   * Starts a witness.
   *
   * @param logs keys of the logs that it knows
   * @param folder where it remembers what it has cosigned
   * @param clock what it puts into its cosignatures
   */
  public static Witness start(
      NoteSigner signer, List<NoteKey> logs, Path folder, InstantSource clock, RunTls tls)
      throws IOException {
    WitnessGrpcService service =
        new WitnessGrpcService(signer, logs, new WitnessMemory(folder), clock);
    GrpcServer server =
        GrpcServer.start(
            "the lab's witness",
            Loopback.at(0),
            tls.server(),
            builder -> GrpcServer.limited(builder).addService(service));
    return new Witness(signer.key(), server, tls.connect(server.port()));
  }

  /** By what its cosignatures are checked. */
  public NoteKey key() {
    return key;
  }

  /**
   * Carries the published checkpoint of a log to the witness, with the proof that it asks for.
   *
   * @param log the log as it shows itself to whoever carries
   * @return the cosignature; empty if the witness refuses
   * @throws TlogException if the log cannot prove what it published
   */
  public Optional<NoteSignature> witness(LogView log) throws TlogException {
    SignedNote note = log.checkpoint();
    AddCheckpointRequest.Builder request =
        AddCheckpointRequest.newBuilder().setCheckpoint(note.bytes());
    try {
      AddCheckpointResponse answer = ask(request);
      if (answer.hasLastSize()) {
        long last = answer.getLastSize();
        long size = LogCheckpoint.parse(note.text()).head().size();
        if (last > size) {
          return Optional.empty();
        }
        request.setOldSize(last).addAllNodes(log.consistency(last, size).nodes());
        answer = ask(request);
      }
      return answer.hasSignatureLine()
          ? Optional.of(NoteSignature.parse(answer.getSignatureLine()))
          : Optional.empty();
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.close();
  }

  private AddCheckpointResponse ask(AddCheckpointRequest.Builder request) {
    return WitnessServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .addCheckpoint(request.build());
  }
}
