package org.frontdoor.testbed.between;

import com.google.protobuf.ByteString;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.frontdoor.hi1.v1.TaskingServiceGrpc;
import org.frontdoor.hi2.v1.DeliveryServiceGrpc;

/** The calls of the protocol with mere bytes as messages. */
final class RawMethods {

  static final MethodDescriptor<ByteString, ByteString> EXCHANGE =
      raw(MethodType.UNARY, TaskingServiceGrpc.getExchangeMethod().getFullMethodName());

  static final MethodDescriptor<ByteString, ByteString> WATCH =
      raw(
          MethodType.SERVER_STREAMING,
          TaskingServiceGrpc.getWatchNotificationsMethod().getFullMethodName());

  static final MethodDescriptor<ByteString, ByteString> DELIVER =
      raw(MethodType.BIDI_STREAMING, DeliveryServiceGrpc.getDeliverMethod().getFullMethodName());

  private RawMethods() {}

  private static MethodDescriptor<ByteString, ByteString> raw(MethodType type, String name) {
    return MethodDescriptor.<ByteString, ByteString>newBuilder()
        .setType(type)
        .setFullMethodName(name)
        .setRequestMarshaller(Bytes.MARSHALLER)
        .setResponseMarshaller(Bytes.MARSHALLER)
        .build();
  }

  private enum Bytes implements MethodDescriptor.Marshaller<ByteString> {
    MARSHALLER;

    @Override
    public InputStream stream(ByteString value) {
      return value.newInput();
    }

    @Override
    public ByteString parse(InputStream stream) {
      try {
        return ByteString.readFrom(stream);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
