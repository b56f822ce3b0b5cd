package org.frontdoor.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;

/**
 * Parses messages of one type, and only such as the contract allows: proto/spec/strict-parsing.md.
 * Immutable and safe for use by many threads.
 *
 * @param <T> the type
 */
public final class StrictParser<T extends Message> {

  private final MessageShape shape;
  private final Parser<T> parser;
  private final ParseLimits limits;

  private StrictParser(MessageShape shape, Parser<T> parser, ParseLimits limits) {
    this.shape = shape;
    this.parser = parser;
    this.limits = limits;
  }

  /** A parser for the type of a message. Make it once: it studies the type. */
  public static <T extends Message> StrictParser<T> of(T defaultInstance, ParseLimits limits) {
    // A generated message's parser is always one of its own type.
    @SuppressWarnings("unchecked")
    Parser<T> parser = (Parser<T>) defaultInstance.getParserForType();
    MessageShape shape = MessageShape.of(defaultInstance.getDescriptorForType());
    return new StrictParser<>(shape, parser, limits);
  }

  /**
   * Parses bytes whose signature, if any, has been verified before.
   *
   * @throws MalformedMessageException naming the first fault
   */
  public T parse(ByteString bytes) throws MalformedMessageException {
    WireScan.scan(shape, bytes, limits);
    T message;
    try {
      message = parser.parseFrom(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw WireRule.MALFORMED.broken("");
    }
    ShapeValidator.shared().check(message);
    return message;
  }
}
