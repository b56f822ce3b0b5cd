package org.frontdoor.protocol.wire;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Timestamp;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the scan must know of a message type. Made once a type, immutable afterwards. */
final class MessageShape {

  private static final String TIMESTAMP = Timestamp.getDescriptor().getFullName();
  private static final int HIGHEST_NUMBER = 1024;

  private final boolean timestamp;
  private final int fieldCount;
  private final int oneofCount;

  /** Field numbers are few and small in this contract, so an array serves as the table. */
  private final @Nullable FieldShape[] byNumber;

  private MessageShape(Descriptor type, Map<String, MessageShape> known) {
    known.put(type.getFullName(), this);
    timestamp = type.getFullName().equals(TIMESTAMP);
    fieldCount = type.getFields().size();
    oneofCount = type.getRealOneofs().size();
    byNumber = new @Nullable FieldShape[highestNumber(type) + 1];
    for (FieldDescriptor field : type.getFields()) {
      byNumber[field.getNumber()] = FieldShape.of(field, messageIn(field, known));
    }
  }

  static MessageShape of(Descriptor type) {
    return new MessageShape(type, new HashMap<>());
  }

  boolean isTimestamp() {
    return timestamp;
  }

  int fieldCount() {
    return fieldCount;
  }

  int oneofCount() {
    return oneofCount;
  }

  @Nullable FieldShape field(int number) {
    return number < byNumber.length ? byNumber[number] : null;
  }

  private static @Nullable MessageShape messageIn(
      FieldDescriptor field, Map<String, MessageShape> known) {
    if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
      return null;
    }
    Descriptor type = field.getMessageType();
    MessageShape before = known.get(type.getFullName());
    return before == null ? new MessageShape(type, known) : before;
  }

  private static int highestNumber(Descriptor type) {
    int highest = type.getFields().stream().mapToInt(FieldDescriptor::getNumber).max().orElse(0);
    if (highest > HIGHEST_NUMBER) {
      throw new IllegalArgumentException("field numbers too high in " + type.getFullName());
    }
    return highest;
  }
}
