package org.frontdoor.provider.intake;

import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;

/**
 * Lets requests that are not even protobuf through to the service, as a message with a field that
 * the schema does not know. So they too get a signed answer, where gRPC would end the call by
 * itself with a status that tells the sender nothing (TS 103 120 clause 9.3.3).
 */
final class UnreadableRequests {

  private static final int NO_FIELD_OF_OURS = 536_870_911;

  private UnreadableRequests() {}

  static ServerServiceDefinition letThrough(ServerServiceDefinition service) {
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
            .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
    var methods = service.getMethods().stream().map(UnreadableRequests::tolerant).toList();
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder tolerant = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(tolerant::addMethod);
    return tolerant.build();
  }

  private static <I, O> ServerMethodDefinition<I, O> tolerant(ServerMethodDefinition<I, O> method) {
    MethodDescriptor<I, O> descriptor = method.getMethodDescriptor();
    if (!(descriptor.getRequestMarshaller() instanceof PrototypeMarshaller<I> strict)) {
      return method;
    }
    return ServerMethodDefinition.create(
        descriptor.toBuilder(new Tolerant<>(strict), descriptor.getResponseMarshaller()).build(),
        method.getServerCallHandler());
  }

  private record Tolerant<T>(PrototypeMarshaller<T> strict) implements Marshaller<T> {

    @Override
    public InputStream stream(T value) {
      return strict.stream(value);
    }

    @Override
    public T parse(InputStream stream) {
      try {
        return strict.parse(stream);
      } catch (StatusRuntimeException e) {
        return unreadable();
      }
    }

    private T unreadable() {
      if (!(strict.getMessagePrototype() instanceof Message prototype)) {
        throw new IllegalStateException("HI-1 speaks protobuf.");
      }
      UnknownFieldSet unknown =
          UnknownFieldSet.newBuilder()
              .addField(NO_FIELD_OF_OURS, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
              .build();
      return strict
          .getMessageClass()
          .cast(prototype.newBuilderForType().setUnknownFields(unknown).build());
    }
  }
}
