package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import org.frontdoor.escrow.v1.EscrowServiceGrpc;
import org.frontdoor.escrow.v1.GetKeyRequest;
import org.frontdoor.escrow.v1.GetKeyResponse;
import org.frontdoor.escrow.v1.GetOpeningsRequest;
import org.frontdoor.escrow.v1.GetOpeningsResponse;
import org.frontdoor.escrow.v1.OpenRequest;
import org.frontdoor.escrow.v1.OpenResponse;
import org.frontdoor.escrow.v1.ReleaseKeyRequest;
import org.frontdoor.escrow.v1.ReleaseKeyResponse;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ShapeValidator;

/** An escrow agent over gRPC; must be served behind {@link AgentPeer}. */
final class AgentGrpcService extends EscrowServiceGrpc.EscrowServiceImplBase {

  private final EscrowAgent agent;

  AgentGrpcService(EscrowAgent agent) {
    this.agent = agent;
  }

  @Override
  public void getKey(GetKeyRequest request, StreamObserver<GetKeyResponse> response) {
    answer(
        request,
        response,
        () ->
            agent
                .key(request.getPeriod(), request.getAccountId())
                .map(key -> GetKeyResponse.newBuilder().setKey(key).build())
                .orElseThrow(() -> new StatusRuntimeException(Status.NOT_FOUND)));
  }

  @Override
  public void open(OpenRequest request, StreamObserver<OpenResponse> response) {
    answer(request, response, () -> agent.open(request, AgentPeer.current()));
  }

  @Override
  public void releaseKey(ReleaseKeyRequest request, StreamObserver<ReleaseKeyResponse> response) {
    answer(request, response, () -> agent.release(request, AgentPeer.current()));
  }

  @Override
  public void getOpenings(
      GetOpeningsRequest request, StreamObserver<GetOpeningsResponse> response) {
    answer(request, response, () -> agent.openings(request.getFirst()));
  }

  /** What an answer is made by. */
  @FunctionalInterface
  interface Answer<T> {
    T make();
  }

  /** Answers a request of good shape; another is told which field broke which rule. */
  static <T> void answer(Message request, StreamObserver<T> response, Answer<T> answer) {
    try {
      ShapeValidator.shared().check(request);
      T made = answer.make();
      response.onNext(made);
      response.onCompleted();
    } catch (MalformedMessageException e) {
      response.onError(
          Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
    } catch (StatusRuntimeException e) {
      response.onError(e);
    }
  }
}
