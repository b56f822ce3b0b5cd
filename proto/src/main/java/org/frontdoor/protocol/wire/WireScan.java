package org.frontdoor.protocol.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wire format of one message field by field, and refuses whatever two parsers could take
 * differently. Builds nothing.
 */
final class WireScan {

  private static final int TAG_TYPE_BITS = 3;
  private static final long TAG_TYPE_MASK = 7;

  private final ByteString bytes;
  private final ParseLimits limits;
  private final CodedInputStream in;
  private final FieldPath path = new FieldPath();
  private int depth;
  private int fields;

  private WireScan(ByteString bytes, ParseLimits limits) {
    this.bytes = bytes;
    this.limits = limits;
    this.in = bytes.newCodedInput();
  }

  static void scan(MessageShape shape, ByteString bytes, ParseLimits limits)
      throws MalformedMessageException {
    if (bytes.size() > limits.maxBytes()) {
      throw WireRule.BYTES.broken("");
    }
    WireScan scan = new WireScan(bytes, limits);
    try {
      scan.message(shape, bytes.size());
    } catch (IOException e) {
      throw WireRule.MALFORMED.broken(scan.path.toString());
    }
  }

  private void message(MessageShape shape, int length)
      throws IOException, MalformedMessageException {
    require(++depth <= limits.maxDepth(), WireRule.DEPTH);
    int outer = in.pushLimit(length);
    Seen seen = new Seen(shape);
    while (!in.isAtEnd()) {
      field(shape, seen);
    }
    in.popLimit(outer);
    depth--;
  }

  /** How often each field and whether any member of each oneof has been seen in a message. */
  private static final class Seen {

    private final int[] fields;
    private final boolean[] oneofs;

    private Seen(MessageShape shape) {
      fields = new int[shape.fieldCount()];
      oneofs = new boolean[shape.oneofCount()];
    }
  }

  private void field(MessageShape shape, Seen seen) throws IOException, MalformedMessageException {
    long tag = varint();
    count();
    long number = tag >>> TAG_TYPE_BITS;
    int wireType = (int) (tag & TAG_TYPE_MASK);
    require(number != 0, WireRule.MALFORMED);
    FieldShape field = number > Integer.MAX_VALUE ? null : shape.field((int) number);
    if (field == null) {
      throw WireRule.UNKNOWN.broken(path.toString());
    }
    path.enter(field, seen.fields[field.slot()]);
    admit(field, seen);
    if (field.isPacked(wireType)) {
      packed(field, seen);
    } else {
      require(wireType == field.wireType(), WireRule.TYPE);
      seen.fields[field.slot()]++;
      value(field, shape);
    }
    path.leave();
  }

  private void admit(FieldShape field, Seen seen) throws MalformedMessageException {
    require(field.repeated() || seen.fields[field.slot()] == 0, WireRule.DUPLICATE);
    if (field.oneof() >= 0) {
      require(!seen.oneofs[field.oneof()], WireRule.ONEOF);
      seen.oneofs[field.oneof()] = true;
    }
  }

  private void packed(FieldShape field, Seen seen) throws IOException, MalformedMessageException {
    int outer = in.pushLimit(length());
    while (!in.isAtEnd()) {
      path.moveTo(seen.fields[field.slot()]++);
      count();
      number(field, null);
    }
    in.popLimit(outer);
  }

  private void value(FieldShape field, MessageShape within)
      throws IOException, MalformedMessageException {
    if (field.wireType() != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      number(field, within);
      return;
    }
    int length = length();
    if (field.message() != null) {
      message(field.message(), length);
      return;
    }
    if (field.type() == FieldDescriptor.Type.STRING) {
      int start = in.getTotalBytesRead();
      require(bytes.substring(start, start + length).isValidUtf8(), WireRule.UTF8);
    }
    in.skipRawBytes(length);
  }

  private void number(FieldShape field, @Nullable MessageShape within)
      throws IOException, MalformedMessageException {
    switch (field.wireType()) {
      case WireFormat.WIRETYPE_FIXED64 -> in.skipRawBytes(Long.BYTES);
      case WireFormat.WIRETYPE_FIXED32 -> in.skipRawBytes(Integer.BYTES);
      default -> {
        WireRule broken = VarintRules.broken(field, within, varint());
        if (broken != null) {
          throw broken.broken(path.toString());
        }
      }
    }
  }

  private int length() throws IOException, MalformedMessageException {
    long length = varint();
    require(length >= 0 && length <= in.getBytesUntilLimit(), WireRule.MALFORMED);
    return (int) length;
  }

  /** A number in its shortest form; others read as the same number, but not everywhere. */
  private long varint() throws IOException, MalformedMessageException {
    int start = in.getTotalBytesRead();
    long value = in.readRawVarint64();
    int shortest = CodedOutputStream.computeUInt64SizeNoTag(value);
    require(in.getTotalBytesRead() - start == shortest, WireRule.VARINT);
    return value;
  }

  private void count() throws MalformedMessageException {
    require(++fields <= limits.maxFields(), WireRule.FIELDS);
  }

  private void require(boolean condition, WireRule rule) throws MalformedMessageException {
    if (!condition) {
      throw rule.broken(path.toString());
    }
  }
}
