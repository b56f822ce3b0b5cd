package org.frontdoor.lab.accountability;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.frontdoor.accountability.v1.AddCosignatureRequest;
import org.frontdoor.accountability.v1.GetCheckpointRequest;
import org.frontdoor.accountability.v1.GetConsistencyProofRequest;
import org.frontdoor.accountability.v1.GetEntriesRequest;
import org.frontdoor.accountability.v1.GetInclusionProofRequest;
import org.frontdoor.accountability.v1.LogServiceGrpc;
import org.frontdoor.accountability.v1.LogServiceGrpc.LogServiceBlockingStub;
import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.ProofOfConsistency;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;

/** A log that is read over the network. What it does not have, it does not show. */
public final class RemoteLog implements LogView, AutoCloseable {

  private static final long PATIENCE_SECONDS = 10;

  private final ManagedChannel channel;

  private RemoteLog(ManagedChannel channel) {
    this.channel = channel;
  }

  /** A log at a port of this machine. */
  public static RemoteLog at(int port, RunTls tls) throws SSLException {
    return new RemoteLog(tls.connect(port));
  }

  @Override
  public SignedNote checkpoint() throws TlogException {
    return SignedNote.parse(
        ask(() -> stub().getCheckpoint(GetCheckpointRequest.getDefaultInstance())).getCheckpoint());
  }

  @Override
  public List<ByteString> entries(long from, long to) throws TlogException {
    GetEntriesRequest request = GetEntriesRequest.newBuilder().setFrom(from).setTo(to).build();
    return ask(() -> stub().getEntries(request)).getEntriesList();
  }

  @Override
  public ProofOfInclusion inclusion(long index, long size) throws TlogException {
    GetInclusionProofRequest request =
        GetInclusionProofRequest.newBuilder().setIndex(index).setSize(size).build();
    return new ProofOfInclusion(
        index, size, ask(() -> stub().getInclusionProof(request)).getPathList());
  }

  @Override
  public ProofOfConsistency consistency(long oldSize, long newSize) throws TlogException {
    GetConsistencyProofRequest request =
        GetConsistencyProofRequest.newBuilder().setOldSize(oldSize).setNewSize(newSize).build();
    return new ProofOfConsistency(
        oldSize, newSize, ask(() -> stub().getConsistencyProof(request)).getNodesList());
  }

  /** Hands in a witness's cosignature; returns whether it stands there now. */
  public boolean cosign(long size, NoteSignature signature) throws TlogException {
    AddCosignatureRequest request =
        AddCosignatureRequest.newBuilder().setSize(size).setSignatureLine(signature.line()).build();
    return ask(() -> stub().addCosignature(request)).getAdded();
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }

  private LogServiceBlockingStub stub() {
    return LogServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static <T> T ask(Supplier<T> call) throws TlogException {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.OUT_OF_RANGE) {
        throw TlogException.of(TlogFault.MISSING_ENTRIES);
      }
      throw e;
    }
  }
}
