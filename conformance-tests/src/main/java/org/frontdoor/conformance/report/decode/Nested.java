package org.frontdoor.conformance.report.decode;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.common.v1.SignedMessage;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi2.v1.CheckpointBody;
import org.frontdoor.hi2.v1.CheckpointLeaf;
import org.frontdoor.hi2.v1.StreamOptions;
import org.frontdoor.hi2.v1.UnitHeader;

/** Messages that travel as bytes inside others, by the full name of the field that holds them. */
final class Nested {

  private static final Map<String, Parser<? extends Message>> INSIDE =
      Map.of(
          "frontdoor.hi1.v1.ExchangeRequest.signed_message", Hi1Message.parser(),
          "frontdoor.hi1.v1.ExchangeResponse.signed_message", Hi1Message.parser(),
          "frontdoor.hi1.v1.WatchNotificationsRequest.signed_message", Hi1Message.parser(),
          "frontdoor.hi1.v1.WatchNotificationsResponse.signed_message", Hi1Message.parser(),
          "frontdoor.hi2.v1.HelloResponse.signed_options", StreamOptions.parser(),
          "frontdoor.hi2.v1.Checkpoint.signed_body", CheckpointBody.parser(),
          "frontdoor.hi2.v1.Checkpoint.leaves", CheckpointLeaf.parser(),
          "frontdoor.hi2.v1.DeliveryUnit.header", UnitHeader.parser());

  private Nested() {}

  /** What is inside a value of a field; empty if nothing is, or it cannot be read. */
  static Optional<Message> inside(FieldDescriptor field, Object value) {
    Parser<? extends Message> parser = INSIDE.get(field.getFullName());
    if (parser == null) {
      return Optional.empty();
    }
    if (value instanceof SignedMessage signed) {
      return read(parser, signed.getMessage());
    }
    return value instanceof ByteString bytes ? read(parser, bytes) : Optional.empty();
  }

  private static Optional<Message> read(Parser<? extends Message> parser, ByteString bytes) {
    try {
      return Optional.of(parser.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
