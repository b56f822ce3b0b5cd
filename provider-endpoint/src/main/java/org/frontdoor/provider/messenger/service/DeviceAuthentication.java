package org.frontdoor.provider.messenger.service;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;
import org.frontdoor.messenger.v1.MessengerServiceGrpc;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.DeviceToken;
import org.frontdoor.provider.messenger.JournalUnavailableException;
import org.frontdoor.provider.messenger.Messenger;

/** Lets only devices in, before anything of a request is read; a new user need not be one yet. */
final class DeviceAuthentication implements ServerInterceptor {

  static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final String SCHEME = "Bearer ";
  private static final Context.Key<Device> DEVICE = Context.key("device");
  private static final String OPEN_TO_ALL =
      MessengerServiceGrpc.getRegisterAccountMethod().getFullMethodName();

  private final Messenger messenger;

  DeviceAuthentication(Messenger messenger) {
    this.messenger = messenger;
  }

  /** The device that makes the current call. */
  static Device caller() {
    Device device = DEVICE.get();
    if (device == null) {
      throw new IllegalStateException("the call was not authenticated");
    }
    return device;
  }

  @Override
  public <Q, R> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
    if (call.getMethodDescriptor().getFullMethodName().equals(OPEN_TO_ALL)) {
      return next.startCall(call, headers);
    }
    try {
      Optional<Device> device = device(headers);
      if (device.isPresent()) {
        Context context = Context.current().withValue(DEVICE, device.get());
        return Contexts.interceptCall(context, call, headers, next);
      }
      return refuse(call, MessengerErrors.unauthenticated());
    } catch (JournalUnavailableException e) {
      return refuse(call, MessengerErrors.status(e));
    }
  }

  private Optional<Device> device(Metadata headers) {
    String header = headers.get(AUTHORIZATION);
    return header == null || !header.startsWith(SCHEME)
        ? Optional.empty()
        : messenger.authenticate(DeviceToken.shown(header.substring(SCHEME.length())));
  }

  private static <Q, R> ServerCall.Listener<Q> refuse(ServerCall<Q, R> call, Status status) {
    call.close(status, new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
