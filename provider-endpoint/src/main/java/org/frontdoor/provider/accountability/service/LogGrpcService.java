package org.frontdoor.provider.accountability.service;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import org.frontdoor.accountability.v1.AddCosignatureRequest;
import org.frontdoor.accountability.v1.AddCosignatureResponse;
import org.frontdoor.accountability.v1.GetCheckpointRequest;
import org.frontdoor.accountability.v1.GetCheckpointResponse;
import org.frontdoor.accountability.v1.GetConsistencyProofRequest;
import org.frontdoor.accountability.v1.GetConsistencyProofResponse;
import org.frontdoor.accountability.v1.GetEntriesRequest;
import org.frontdoor.accountability.v1.GetEntriesResponse;
import org.frontdoor.accountability.v1.GetInclusionProofRequest;
import org.frontdoor.accountability.v1.GetInclusionProofResponse;
import org.frontdoor.accountability.v1.LogServiceGrpc;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ShapeValidator;
import org.frontdoor.provider.accountability.LogUnavailableException;
import org.frontdoor.provider.accountability.PublishedLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a log. Its callers are anybody: nothing that it says is a secret, and nothing that they
 * say is believed but a witness's signature.
 *
 * <pre>
 * INVALID_ARGUMENT    a field breaks its rule, or a cosignature is not that of a witness
 * OUT_OF_RANGE        numbers beyond the published tree
 * UNAVAILABLE         the log cannot be read at present
 * </pre>
 */
public final class LogGrpcService extends LogServiceGrpc.LogServiceImplBase {

  private static final Logger LOG = LoggerFactory.getLogger(LogGrpcService.class);

  private final PublishedLog log;

  public LogGrpcService(PublishedLog log) {
    this.log = log;
  }

  /** One answer. */
  private interface Answer<A extends Message> {
    A make() throws TlogException;
  }

  @Override
  public void getCheckpoint(
      GetCheckpointRequest request, StreamObserver<GetCheckpointResponse> out) {
    answer(
        request,
        out,
        () -> GetCheckpointResponse.newBuilder().setCheckpoint(log.checkpoint().bytes()).build());
  }

  @Override
  public void getEntries(GetEntriesRequest request, StreamObserver<GetEntriesResponse> out) {
    answer(
        request,
        out,
        () ->
            GetEntriesResponse.newBuilder()
                .addAllEntries(log.entries(request.getFrom(), request.getTo()))
                .build());
  }

  @Override
  public void getInclusionProof(
      GetInclusionProofRequest request, StreamObserver<GetInclusionProofResponse> out) {
    answer(
        request,
        out,
        () ->
            GetInclusionProofResponse.newBuilder()
                .addAllPath(log.inclusion(request.getIndex(), request.getSize()).path())
                .build());
  }

  @Override
  public void getConsistencyProof(
      GetConsistencyProofRequest request, StreamObserver<GetConsistencyProofResponse> out) {
    answer(
        request,
        out,
        () ->
            GetConsistencyProofResponse.newBuilder()
                .addAllNodes(log.consistency(request.getOldSize(), request.getNewSize()).nodes())
                .build());
  }

  @Override
  public void addCosignature(
      AddCosignatureRequest request, StreamObserver<AddCosignatureResponse> out) {
    answer(
        request,
        out,
        () ->
            AddCosignatureResponse.newBuilder()
                .setAdded(
                    log.cosign(request.getSize(), NoteSignature.parse(request.getSignatureLine())))
                .build());
  }

  private static <A extends Message> void answer(
      Message request, StreamObserver<A> out, Answer<A> answer) {
    try {
      ShapeValidator.shared().check(request);
      out.onNext(answer.make());
      out.onCompleted();
    } catch (MalformedMessageException e) {
      refuse(out, Status.INVALID_ARGUMENT, e.field() + " breaks the rule " + e.rule());
    } catch (TlogException e) {
      refuse(out, Status.INVALID_ARGUMENT, e.fault().sentence());
    } catch (IndexOutOfBoundsException e) {
      refuse(out, Status.OUT_OF_RANGE, "the published tree has no such entries or size");
    } catch (LogUnavailableException e) {
      LOG.error("The log cannot be read: {}", e.getClass().getName());
      refuse(out, Status.UNAVAILABLE, "the log cannot be read at present; try again later");
    }
  }

  private static void refuse(StreamObserver<?> out, Status status, String sentence) {
    out.onError(status.withDescription(sentence).asRuntimeException());
  }
}
