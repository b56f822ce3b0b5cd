package org.frontdoor.provider.messenger.service;

import com.google.protobuf.Message;
import io.grpc.ServerBuilder;
import io.grpc.ServerInterceptors;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.frontdoor.messenger.v1.AddGroupMemberRequest;
import org.frontdoor.messenger.v1.AddGroupMemberResponse;
import org.frontdoor.messenger.v1.ConnectRequest;
import org.frontdoor.messenger.v1.ConnectResponse;
import org.frontdoor.messenger.v1.CreateGroupRequest;
import org.frontdoor.messenger.v1.CreateGroupResponse;
import org.frontdoor.messenger.v1.LeaveGroupRequest;
import org.frontdoor.messenger.v1.LeaveGroupResponse;
import org.frontdoor.messenger.v1.MessengerServiceGrpc;
import org.frontdoor.messenger.v1.RegisterAccountRequest;
import org.frontdoor.messenger.v1.RegisterAccountResponse;
import org.frontdoor.messenger.v1.RegisterDeviceRequest;
import org.frontdoor.messenger.v1.RegisterDeviceResponse;
import org.frontdoor.messenger.v1.SendMessageRequest;
import org.frontdoor.messenger.v1.SendMessageResponse;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ShapeValidator;
import org.frontdoor.provider.messenger.Aliases;
import org.frontdoor.provider.messenger.Messenger;
import org.frontdoor.provider.messenger.MessengerException;
import org.frontdoor.provider.messenger.Recipient;
import org.frontdoor.provider.messenger.Registration;

/** The messenger's service for its users. */
public final class MessengerGrpcService extends MessengerServiceGrpc.MessengerServiceImplBase {

  /** A message of the largest content, with room for the rest of its request. */
  private static final int MAX_REQUEST_BYTES = Messenger.MAX_CONTENT_BYTES + 4096;

  private static final int MAX_METADATA_BYTES = 4096;

  private final Messenger messenger;
  private final Executor executor;

  private MessengerGrpcService(Messenger messenger, Executor executor) {
    this.messenger = messenger;
    this.executor = executor;
  }

  /**
   * Adds the service to a server, with everything that belongs to it: authentication of devices,
   * limits of size, and keepalives that find connections which are open on one side only.
   *
   * @param server a server with TLS
   * @param executor runs handlers, which block on the stores
   * @param keepalive a device that is silent for so long is asked whether it is still there, and
   *     has a quarter of it to answer; gRPC takes anything below 10 s for 10 s
   * @return the server
   */
  public static <B extends ServerBuilder<B>> B serve(
      B server, Messenger messenger, Executor executor, Duration keepalive) {
    return server
        .executor(executor)
        .maxInboundMessageSize(MAX_REQUEST_BYTES)
        .maxInboundMetadataSize(MAX_METADATA_BYTES)
        .keepAliveTime(keepalive.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(keepalive.dividedBy(4).toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveTime(1, TimeUnit.SECONDS)
        .permitKeepAliveWithoutCalls(true)
        .addService(
            ServerInterceptors.intercept(
                new MessengerGrpcService(messenger, executor),
                new DeviceAuthentication(messenger)));
  }

  @Override
  public void registerAccount(
      RegisterAccountRequest request, StreamObserver<RegisterAccountResponse> out) {
    answer(
        request,
        out,
        () -> {
          Registration made =
              messenger.register(
                  request.getAccountId(),
                  new Aliases(request.getPhoneNumber(), request.getEmailAddress()));
          return RegisterAccountResponse.newBuilder()
              .setDeviceId(made.device().number())
              .setDeviceToken(made.token().reveal())
              .build();
        });
  }

  @Override
  public void registerDevice(
      RegisterDeviceRequest request, StreamObserver<RegisterDeviceResponse> out) {
    answer(
        request,
        out,
        () -> {
          Registration made = messenger.addDevice(DeviceAuthentication.caller());
          return RegisterDeviceResponse.newBuilder()
              .setDeviceId(made.device().number())
              .setDeviceToken(made.token().reveal())
              .build();
        });
  }

  @Override
  public StreamObserver<ConnectRequest> connect(StreamObserver<ConnectResponse> out) {
    return new ConnectCall(
            messenger,
            DeviceAuthentication.caller(),
            (ServerCallStreamObserver<ConnectResponse>) out,
            executor)
        .start();
  }

  @Override
  public void sendMessage(SendMessageRequest request, StreamObserver<SendMessageResponse> out) {
    answer(
        request,
        out,
        () ->
            SendMessageResponse.newBuilder()
                .setMessageId(
                    messenger.send(
                        DeviceAuthentication.caller(), recipient(request), request.getContent()))
                .build());
  }

  private static Recipient recipient(SendMessageRequest request) {
    return switch (request.getRecipientCase()) {
      case ACCOUNT_ID -> new Recipient.Account(request.getAccountId());
      case GROUP_ID -> new Recipient.Members(request.getGroupId());
      case RECIPIENT_NOT_SET -> throw new IllegalStateException("the shape was checked");
    };
  }

  @Override
  public void createGroup(CreateGroupRequest request, StreamObserver<CreateGroupResponse> out) {
    answer(
        request,
        out,
        () -> {
          messenger.createGroup(DeviceAuthentication.caller(), request.getGroupId());
          return CreateGroupResponse.getDefaultInstance();
        });
  }

  @Override
  public void addGroupMember(
      AddGroupMemberRequest request, StreamObserver<AddGroupMemberResponse> out) {
    answer(
        request,
        out,
        () -> {
          messenger.addGroupMember(
              DeviceAuthentication.caller(), request.getGroupId(), request.getAccountId());
          return AddGroupMemberResponse.getDefaultInstance();
        });
  }

  @Override
  public void leaveGroup(LeaveGroupRequest request, StreamObserver<LeaveGroupResponse> out) {
    answer(
        request,
        out,
        () -> {
          messenger.leaveGroup(DeviceAuthentication.caller(), request.getGroupId());
          return LeaveGroupResponse.getDefaultInstance();
        });
  }

  private interface Work<R> {
    R answer() throws MessengerException;
  }

  private static <R> void answer(Message request, StreamObserver<R> out, Work<R> work) {
    try {
      ShapeValidator.shared().check(request);
      R answer = work.answer();
      out.onNext(answer);
      out.onCompleted();
    } catch (MessengerException | MalformedMessageException | RuntimeException e) {
      out.onError(MessengerErrors.status(e).asRuntimeException());
    }
  }
}
