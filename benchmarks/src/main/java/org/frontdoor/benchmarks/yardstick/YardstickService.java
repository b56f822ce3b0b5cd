package org.frontdoor.benchmarks.yardstick;

import com.google.protobuf.Empty;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import org.frontdoor.hi2.v1.RecordBatch;

/** The service of the yardsticks: records in a stream, or a record in a call. */
final class YardstickService {

  private static final String NAME = "frontdoor.benchmarks.Yardstick";

  private YardstickService() {}

  /** Batches as fast as the transport takes them, until the client cancels. */
  static MethodDescriptor<ListValue, RecordBatch> stream() {
    return method(
        "Stream",
        MethodType.SERVER_STREAMING,
        ListValue.getDefaultInstance(),
        RecordBatch.getDefaultInstance());
  }

  /** Takes a batch, and answers. */
  static MethodDescriptor<RecordBatch, Empty> unary() {
    return method(
        "Take", MethodType.UNARY, RecordBatch.getDefaultInstance(), Empty.getDefaultInstance());
  }

  /** The server's side. */
  static ServerServiceDefinition service() {
    return ServerServiceDefinition.builder(NAME)
        .addMethod(stream(), ServerCalls.asyncServerStreamingCall(YardstickService::serveStream))
        .addMethod(unary(), ServerCalls.asyncUnaryCall(YardstickService::serveUnary))
        .build();
  }

  private static void serveStream(ListValue order, StreamObserver<RecordBatch> client) {
    new StreamSender(StreamOrder.of(order), (ServerCallStreamObserver<RecordBatch>) client).start();
  }

  private static void serveUnary(RecordBatch batch, StreamObserver<Empty> client) {
    client.onNext(Empty.getDefaultInstance());
    client.onCompleted();
  }

  private static <Q extends Message, A extends Message> MethodDescriptor<Q, A> method(
      String name, MethodType type, Q request, A answer) {
    return MethodDescriptor.<Q, A>newBuilder()
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(NAME, name))
        .setRequestMarshaller(ProtoUtils.marshaller(request))
        .setResponseMarshaller(ProtoUtils.marshaller(answer))
        .build();
  }
}
