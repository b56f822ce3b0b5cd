package org.frontdoor.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.WireFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** One way to spoil the bytes of one message so that only a strict parser notices. */
enum WireMutation {
  DUPLICATE_FIELD("wire.duplicate") {
    @Override
    Optional<ByteString> spoil(Message message, ByteString bytes, RandomGenerator random) {
      return present(message, field -> !field.isRepeated(), random)
          .map(field -> bytes.concat(only(message, field)));
    }
  },
  UNKNOWN_FIELD("wire.unknown_field") {
    @Override
    Optional<ByteString> spoil(Message message, ByteString bytes, RandomGenerator random) {
      return Optional.of(
          bytes.concat(WireBytes.write(out -> out.writeUInt32(900, random.nextInt(9)))));
    }
  },
  ZERO_ENUM("wire.enum") {
    @Override
    Optional<ByteString> spoil(Message message, ByteString bytes, RandomGenerator random) {
      return enumNumber(message, 0, random);
    }
  },
  UNDECLARED_ENUM("wire.enum") {
    @Override
    Optional<ByteString> spoil(Message message, ByteString bytes, RandomGenerator random) {
      return enumNumber(message, 1_000 + random.nextInt(9), random);
    }
  },
  SECOND_MEMBER_OF_ONEOF("wire.oneof") {
    @Override
    Optional<ByteString> spoil(Message message, ByteString bytes, RandomGenerator random) {
      for (OneofDescriptor oneof : message.getDescriptorForType().getRealOneofs()) {
        if (message.hasOneof(oneof) && oneof.getFieldCount() > 1) {
          List<FieldDescriptor> others =
              oneof.getFields().stream().filter(field -> !message.hasField(field)).toList();
          FieldDescriptor other = others.get(random.nextInt(others.size()));
          return Optional.of(
              bytes.concat(
                  WireBytes.write(out -> out.writeByteArray(other.getNumber(), new byte[0]))));
        }
      }
      return Optional.empty();
    }
  },
  WRONG_WIRE_TYPE("wire.type") {
    @Override
    Optional<ByteString> spoil(Message message, ByteString bytes, RandomGenerator random) {
      return pick(
              message.getDescriptorForType().getFields(), WireMutation::isLengthDelimited, random)
          .map(
              field ->
                  without(message, field)
                      .concat(WireBytes.write(out -> out.writeUInt32(field.getNumber(), 1))));
    }
  },
  NOT_WHOLE_MICROSECONDS("time.microseconds") {
    @Override
    Optional<ByteString> spoil(Message message, ByteString bytes, RandomGenerator random) {
      return message instanceof Timestamp time
          ? Optional.of(time.toBuilder().setNanos(1).build().toByteString())
          : Optional.empty();
    }
  },
  INVALID_UTF8("wire.utf8") {
    @Override
    Optional<ByteString> spoil(Message message, ByteString bytes, RandomGenerator random) {
      return present(message, field -> field.getType() == FieldDescriptor.Type.STRING, random)
          .filter(field -> !field.isRepeated())
          .map(
              field ->
                  without(message, field)
                      .concat(
                          WireBytes.write(
                              out ->
                                  out.writeByteArray(
                                      field.getNumber(), new byte[] {(byte) 0xFF}))));
    }
  };

  private final String rule;

  WireMutation(String rule) {
    this.rule = rule;
  }

  /** The rule that a strict parser names. */
  String rule() {
    return rule;
  }

  /** The spoilt bytes of one message; empty where this way does not apply to it. */
  abstract Optional<ByteString> spoil(Message message, ByteString bytes, RandomGenerator random);

  private static Optional<ByteString> enumNumber(
      Message message, int number, RandomGenerator random) {
    return pick(
            message.getDescriptorForType().getFields(),
            field ->
                field.getType() == FieldDescriptor.Type.ENUM
                    && field.getRealContainingOneof() == null,
            random)
        .map(
            field ->
                without(message, field)
                    .concat(WireBytes.write(out -> out.writeEnum(field.getNumber(), number))));
  }

  private static boolean isLengthDelimited(FieldDescriptor field) {
    return field.getRealContainingOneof() == null
        && field.getLiteType().getWireType() == WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private static Optional<FieldDescriptor> present(
      Message message, Predicate<FieldDescriptor> condition, RandomGenerator random) {
    return pick(List.copyOf(message.getAllFields().keySet()), condition, random);
  }

  private static Optional<FieldDescriptor> pick(
      List<FieldDescriptor> fields, Predicate<FieldDescriptor> condition, RandomGenerator random) {
    List<FieldDescriptor> fitting = fields.stream().filter(condition).toList();
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())));
  }

  private static ByteString only(Message message, FieldDescriptor field) {
    return message
        .newBuilderForType()
        .setField(field, message.getField(field))
        .buildPartial()
        .toByteString();
  }

  private static ByteString without(Message message, FieldDescriptor field) {
    return message.toBuilder().clearField(field).buildPartial().toByteString();
  }
}
