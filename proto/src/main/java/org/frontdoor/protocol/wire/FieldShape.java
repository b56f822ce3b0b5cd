package org.frontdoor.protocol.wire;

import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.WireFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the scan must know of a field.
 *
 * @param name name in the .proto file
 * @param slot position among the fields of its message
 * @param type declared type
 * @param repeated whether it is a list
 * @param oneof position of its oneof in its message, or -1; the one behind {@code optional} is none
 * @param enumNumbers declared numbers other than 0, of an enum; otherwise none
 * @param message shape of the message that it holds, if any
 */
record FieldShape(
    String name,
    int slot,
    FieldDescriptor.Type type,
    boolean repeated,
    int oneof,
    Set<Integer> enumNumbers,
    @Nullable MessageShape message) {

  /**
   * @throws IllegalArgumentException if the field is a map or a group, which this contract does not
   *     use
   */
  static FieldShape of(FieldDescriptor field, @Nullable MessageShape message) {
    if (field.isMapField() || field.getType() == FieldDescriptor.Type.GROUP) {
      throw new IllegalArgumentException("no strict form for " + field.getFullName());
    }
    OneofDescriptor oneof = field.getRealContainingOneof();
    return new FieldShape(
        field.getName(),
        field.getIndex(),
        field.getType(),
        field.isRepeated(),
        oneof == null ? -1 : oneof.getIndex(),
        enumNumbers(field),
        message);
  }

  /** The wire type of one value. */
  int wireType() {
    return switch (type) {
      case DOUBLE, FIXED64, SFIXED64 -> WireFormat.WIRETYPE_FIXED64;
      case FLOAT, FIXED32, SFIXED32 -> WireFormat.WIRETYPE_FIXED32;
      case INT64, UINT64, INT32, BOOL, UINT32, ENUM, SINT32, SINT64 -> WireFormat.WIRETYPE_VARINT;
      case STRING, BYTES, MESSAGE -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
      case GROUP -> WireFormat.WIRETYPE_START_GROUP;
    };
  }

  /** Whether the wire type is that of a packed list of this field's values. */
  boolean isPacked(int wireType) {
    return repeated
        && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED
        && wireType() != WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }

  private static Set<Integer> enumNumbers(FieldDescriptor field) {
    if (field.getType() != FieldDescriptor.Type.ENUM) {
      return Set.of();
    }
    return field.getEnumType().getValues().stream()
        .map(EnumValueDescriptor::getNumber)
        .filter(number -> number != 0)
        .collect(Collectors.toUnmodifiableSet());
  }
}
