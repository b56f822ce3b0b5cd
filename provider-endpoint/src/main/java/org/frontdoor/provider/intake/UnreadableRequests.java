package org.frontdoor.provider.intake;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.frontdoor.protocol.wire.MalformedMessageException;
import org.frontdoor.protocol.wire.ParseLimits;
import org.frontdoor.protocol.wire.StrictParser;

/**
 * Reads requests by the rules of strict parsing, of which gRPC's own reading knows none: a field
 * twice, or one that the schema does not know, might be taken for what was signed (proto/spec,
 * SP-07). What breaks them is let through to the service as a message with an unknown field, so
 * that it gets a signed answer; gRPC would end the call with a status that tells the sender nothing
 * (TS 103 120 clause 9.3.3).
 */
final class UnreadableRequests {

  /** Of everything else the door can say in its own words what is wrong, such as no signature. */
  private static final Set<String> HIDING =
      Set.of(
          "limit.bytes",
          "limit.depth",
          "limit.fields",
          "wire.malformed",
          "wire.unknown_field",
          "wire.type",
          "wire.duplicate",
          "wire.oneof",
          "wire.utf8",
          "wire.varint");

  /** More than gRPC lets in. */
  private static final int MOST_BYTES = 64 << 20;

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
        descriptor.toBuilder(reader(strict), descriptor.getResponseMarshaller()).build(),
        method.getServerCallHandler());
  }

  private static <T> Tolerant<T> reader(PrototypeMarshaller<T> marshaller) {
    if (!(marshaller.getMessagePrototype() instanceof Message prototype)) {
      throw new IllegalStateException("HI-1 speaks protobuf.");
    }
    ParseLimits limits = ParseLimits.usual().withMaxBytes(MOST_BYTES);
    return new Tolerant<>(marshaller, prototype, StrictParser.of(prototype, limits));
  }

  private record Tolerant<T>(
      PrototypeMarshaller<T> marshaller, Message prototype, StrictParser<Message> strict)
      implements Marshaller<T> {

    @Override
    public InputStream stream(T value) {
      return marshaller.stream(value);
    }

    @Override
    public T parse(InputStream stream) {
      try {
        ByteString bytes = ByteString.readFrom(stream);
        return marshaller.getMessageClass().cast(read(bytes));
      } catch (IOException e) {
        throw Status.INTERNAL.withDescription("The request cannot be read.").asRuntimeException();
      }
    }

    private Message read(ByteString bytes) throws IOException {
      try {
        return strict.parse(bytes);
      } catch (MalformedMessageException e) {
        return HIDING.contains(e.rule())
            ? unreadable()
            : prototype.getParserForType().parseFrom(bytes);
      }
    }

    private Message unreadable() {
      UnknownFieldSet unknown =
          UnknownFieldSet.newBuilder()
              .addField(NO_FIELD_OF_OURS, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
              .build();
      return prototype.newBuilderForType().setUnknownFields(unknown).build();
    }
  }
}
