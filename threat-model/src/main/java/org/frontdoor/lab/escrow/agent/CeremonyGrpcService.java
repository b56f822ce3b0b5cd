package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import org.frontdoor.escrow.v1.CeremonyServiceGrpc;
import org.frontdoor.escrow.v1.GetCommitmentHashRequest;
import org.frontdoor.escrow.v1.GetCommitmentHashResponse;
import org.frontdoor.escrow.v1.GetCommitmentsRequest;
import org.frontdoor.escrow.v1.GetCommitmentsResponse;
import org.frontdoor.escrow.v1.GetConfirmationRequest;
import org.frontdoor.escrow.v1.GetConfirmationResponse;
import org.frontdoor.escrow.v1.GetShareRequest;
import org.frontdoor.escrow.v1.GetShareResponse;
import org.frontdoor.escrow.v1.GetTranscriptRequest;
import org.frontdoor.escrow.v1.GetTranscriptResponse;

/** Ceremonies over gRPC, for other agents; must be served behind {@link AgentPeer}. */
final class CeremonyGrpcService extends CeremonyServiceGrpc.CeremonyServiceImplBase {

  private final CeremonyDesk desk;

  CeremonyGrpcService(CeremonyDesk desk) {
    this.desk = desk;
  }

  @Override
  public void getCommitmentHash(
      GetCommitmentHashRequest request, StreamObserver<GetCommitmentHashResponse> response) {
    AgentGrpcService.answer(
        request,
        response,
        () ->
            GetCommitmentHashResponse.newBuilder()
                .setHash(
                    ready(
                        desk.commitmentHash(
                            request.getCeremonyId(), AgentPeer.current().endpointId())))
                .build());
  }

  @Override
  public void getCommitments(
      GetCommitmentsRequest request, StreamObserver<GetCommitmentsResponse> response) {
    AgentGrpcService.answer(
        request,
        response,
        () ->
            GetCommitmentsResponse.newBuilder()
                .setCommitments(
                    ready(
                        desk.commitments(
                            request.getCeremonyId(), AgentPeer.current().endpointId())))
                .build());
  }

  @Override
  public void getShare(GetShareRequest request, StreamObserver<GetShareResponse> response) {
    AgentGrpcService.answer(
        request,
        response,
        () ->
            GetShareResponse.newBuilder()
                .setShare(
                    ready(desk.share(request.getCeremonyId(), AgentPeer.current().endpointId())))
                .build());
  }

  @Override
  public void getTranscript(
      GetTranscriptRequest request, StreamObserver<GetTranscriptResponse> response) {
    AgentGrpcService.answer(
        request,
        response,
        () ->
            GetTranscriptResponse.newBuilder()
                .setHash(
                    ready(
                        desk.transcript(request.getCeremonyId(), AgentPeer.current().endpointId())))
                .build());
  }

  @Override
  public void getConfirmation(
      GetConfirmationRequest request, StreamObserver<GetConfirmationResponse> response) {
    AgentGrpcService.answer(
        request,
        response,
        () ->
            GetConfirmationResponse.newBuilder()
                .setHash(
                    ready(
                        desk.confirmation(
                            request.getCeremonyId(), AgentPeer.current().endpointId())))
                .build());
  }

  /** Too early, an unknown ceremony and one of others look the same. */
  private static ByteString ready(Optional<ByteString> value) {
    return value.orElseThrow(() -> new StatusRuntimeException(Status.FAILED_PRECONDITION));
  }
}
