package org.frontdoor.lab.accountability;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.frontdoor.accountability.v1.AddCheckpointRequest;
import org.frontdoor.accountability.v1.AddCheckpointResponse;
import org.frontdoor.accountability.v1.WitnessServiceGrpc;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.NoteKey;
import org.frontdoor.protocol.tlog.NoteSigner;
import org.frontdoor.protocol.tlog.ProofOfConsistency;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TlogFault;
import org.frontdoor.protocol.tlog.TreeHead;
import org.frontdoor.protocol.tlog.WitnessRule;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ShapeValidator;

/**
 * A witness: cosigns what only grows, one request after the other, and remembers a checkpoint on
 * the disk before it answers.
 *
 * <pre>
 * NOT_FOUND            no log of this origin is known
 * PERMISSION_DENIED    the checkpoint is not signed by that log
 * FAILED_PRECONDITION  it is shorter, another tree of the same size, or not proved to continue
 * INVALID_ARGUMENT     it is no checkpoint
 * UNAVAILABLE          the witness cannot remember; it cosigns nothing then
 * </pre>
 */
final class WitnessGrpcService extends WitnessServiceGrpc.WitnessServiceImplBase {

  private final NoteSigner signer;
  private final List<NoteKey> logs;
  private final WitnessMemory memory;
  private final InstantSource clock;

  WitnessGrpcService(
      NoteSigner signer, List<NoteKey> logs, WitnessMemory memory, InstantSource clock) {
    this.signer = signer;
    this.logs = List.copyOf(logs);
    this.memory = memory;
    this.clock = clock;
  }

  @Override
  public void addCheckpoint(
      AddCheckpointRequest request, StreamObserver<AddCheckpointResponse> out) {
    try {
      ShapeValidator.shared().check(request);
      out.onNext(answer(request));
      out.onCompleted();
    } catch (MalformedMessageException e) {
      refuse(out, Status.INVALID_ARGUMENT, e.field() + " breaks the rule " + e.rule());
    } catch (TlogException e) {
      refuse(out, status(e.fault()), e.fault().sentence());
    } catch (IOException e) {
      refuse(out, Status.UNAVAILABLE, "the witness cannot remember at present");
    }
  }

  private synchronized AddCheckpointResponse answer(AddCheckpointRequest request)
      throws TlogException, IOException {
    SignedNote note = SignedNote.parse(request.getCheckpoint());
    LogCheckpoint claimed = LogCheckpoint.parse(note.text());
    NoteKey log = log(claimed.origin());
    TreeHead last = memory.last(log.name());
    LogCheckpoint verified = LogCheckpoint.verify(note, log);
    if (request.getOldSize() != last.size()) {
      return AddCheckpointResponse.newBuilder().setLastSize(last.size()).build();
    }
    ProofOfConsistency proof =
        new ProofOfConsistency(
            request.getOldSize(), verified.head().size(), request.getNodesList());
    LogCheckpoint checkpoint = WitnessRule.check(log, last, note, proof);
    memory.keep(log.name(), note);
    return AddCheckpointResponse.newBuilder()
        .setSignatureLine(signer.cosign(checkpoint, clock.instant()).line())
        .build();
  }

  private NoteKey log(String origin) throws TlogException {
    return logs.stream()
        .filter(key -> key.name().equals(origin))
        .findFirst()
        .orElseThrow(() -> TlogException.of(TlogFault.OTHER_LOG));
  }

  private static Status status(TlogFault fault) {
    return switch (fault) {
      case OTHER_LOG -> Status.NOT_FOUND;
      case UNSIGNED, BAD_SIGNATURE -> Status.PERMISSION_DENIED;
      case ROLLED_BACK, SPLIT_VIEW, BROKEN_CONSISTENCY, OTHER_SIZE -> Status.FAILED_PRECONDITION;
      case MALFORMED_NOTE,
          MALFORMED_KEY,
          MALFORMED_CHECKPOINT,
          MALFORMED_PROOF,
          TOO_FEW_WITNESSES,
          BROKEN_INCLUSION,
          MISSING_ENTRIES,
          TOO_LARGE ->
          Status.INVALID_ARGUMENT;
    };
  }

  private static void refuse(StreamObserver<?> out, Status status, String sentence) {
    out.onError(status.withDescription(sentence).asRuntimeException());
  }
}
