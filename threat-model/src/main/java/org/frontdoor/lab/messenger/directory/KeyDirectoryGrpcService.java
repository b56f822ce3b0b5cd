package org.frontdoor.lab.messenger.directory;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Supplier;
import org.frontdoor.keydirectory.v1.GetCheckpointRequest;
import org.frontdoor.keydirectory.v1.GetCheckpointResponse;
import org.frontdoor.keydirectory.v1.GetConsistencyProofRequest;
import org.frontdoor.keydirectory.v1.GetConsistencyProofResponse;
import org.frontdoor.keydirectory.v1.GetDevicesRequest;
import org.frontdoor.keydirectory.v1.GetDevicesResponse;
import org.frontdoor.keydirectory.v1.GetEntriesRequest;
import org.frontdoor.keydirectory.v1.GetEntriesResponse;
import org.frontdoor.keydirectory.v1.InclusionProof;
import org.frontdoor.keydirectory.v1.KeyDirectoryServiceGrpc;
import org.frontdoor.keydirectory.v1.ListedDevice;
import org.frontdoor.keydirectory.v1.PublishRequest;
import org.frontdoor.keydirectory.v1.PublishResponse;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.MemoryLog;
import org.frontdoor.protocol.tlog.ProofOfInclusion;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ShapeValidator;

/**
 * The directory's service. Errors name no account.
 *
 * <pre>
 * INVALID_ARGUMENT  a field breaks its rule, or a tree of that size is not published
 * ALREADY_EXISTS    the account has a device
 * NOT_FOUND         there is no log
 * </pre>
 */
final class KeyDirectoryGrpcService extends KeyDirectoryServiceGrpc.KeyDirectoryServiceImplBase {

  private final KeyDirectory directory;

  KeyDirectoryGrpcService(KeyDirectory directory) {
    this.directory = directory;
  }

  @Override
  public void publish(PublishRequest request, StreamObserver<PublishResponse> answer) {
    answer(
        answer,
        () -> {
          requireShape(request);
          if (!directory.publish(request.getDeviceKeys())) {
            throw Status.ALREADY_EXISTS
                .withDescription("the account has a device")
                .asRuntimeException();
          }
          return PublishResponse.getDefaultInstance();
        });
  }

  @Override
  public void getDevices(GetDevicesRequest request, StreamObserver<GetDevicesResponse> answer) {
    answer(
        answer,
        () -> {
          requireShape(request);
          return devices(request.getAccountId());
        });
  }

  private GetDevicesResponse devices(String account) {
    // The devices first: the checkpoint that is taken after them covers them all.
    List<KeyDirectory.Listed> known = directory.devices(account, Asker.now());
    GetDevicesResponse.Builder response = GetDevicesResponse.newBuilder();
    directory.log().ifPresent(log -> response.setCheckpoint(log.checkpoint().bytes()));
    for (KeyDirectory.Listed device : known) {
      ListedDevice.Builder listed = ListedDevice.newBuilder().setDeviceKeys(device.bytes());
      if (device.index().isPresent()) {
        listed.setInclusionProof(proof(log(), device.index().getAsLong(), response));
      }
      response.addDevices(listed);
    }
    return response.build();
  }

  private static InclusionProof proof(
      MemoryLog log, long index, GetDevicesResponse.Builder response) {
    ProofOfInclusion proof = log.inclusion(index, size(response.getCheckpoint()));
    return InclusionProof.newBuilder()
        .setIndex(proof.index())
        .setSize(proof.size())
        .addAllPath(proof.path())
        .build();
  }

  private static long size(ByteString checkpoint) {
    try {
      return LogCheckpoint.parse(SignedNote.parse(checkpoint).text()).head().size();
    } catch (TlogException e) {
      throw new IllegalStateException("the log's own checkpoint", e);
    }
  }

  @Override
  public void getCheckpoint(
      GetCheckpointRequest request, StreamObserver<GetCheckpointResponse> answer) {
    answer(
        answer,
        () -> GetCheckpointResponse.newBuilder().setCheckpoint(log().checkpoint().bytes()).build());
  }

  @Override
  public void getEntries(GetEntriesRequest request, StreamObserver<GetEntriesResponse> answer) {
    answer(
        answer,
        () ->
            GetEntriesResponse.newBuilder()
                .addAllEntries(log().entries(request.getFrom(), request.getTo()))
                .build());
  }

  @Override
  public void getConsistencyProof(
      GetConsistencyProofRequest request, StreamObserver<GetConsistencyProofResponse> answer) {
    answer(
        answer,
        () ->
            GetConsistencyProofResponse.newBuilder()
                .addAllNodes(log().consistency(request.getOldSize(), request.getNewSize()).nodes())
                .build());
  }

  private MemoryLog log() {
    return directory
        .log()
        .orElseThrow(
            () -> Status.NOT_FOUND.withDescription("there is no log").asRuntimeException());
  }

  private static void requireShape(Message request) {
    try {
      ShapeValidator.shared().check(request);
    } catch (MalformedMessageException e) {
      throw Status.INVALID_ARGUMENT
          .withDescription(e.field() + " breaks the rule " + e.rule())
          .asRuntimeException();
    }
  }

  private static <T> void answer(StreamObserver<T> answer, Supplier<T> call) {
    try {
      answer.onNext(call.get());
      answer.onCompleted();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      answer.onError(
          Status.INVALID_ARGUMENT
              .withDescription("a tree of that size is not published")
              .asRuntimeException());
    } catch (StatusRuntimeException e) {
      answer.onError(e);
    }
  }
}
