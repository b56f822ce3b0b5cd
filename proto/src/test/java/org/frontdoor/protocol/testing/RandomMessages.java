package org.frontdoor.protocol.testing;

import build.buf.validate.FieldRules;
import build.buf.validate.ValidateProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Makes random messages of any type that keep every rule of the .proto files. */
public final class RandomMessages {

  private static final int MOST_ELEMENTS = 3;
  private static final int MOST_BYTES = 40;
  private static final long MOST_SECONDS = 4_000_000_000L;
  private static final int MICROS = 1_000_000;

  private final RandomGenerator random;
  private final RandomStrings strings;

  public RandomMessages(RandomGenerator random) {
    this.random = random;
    this.strings = new RandomStrings(random);
  }

  /** A random message of the type of the one given. */
  @SuppressWarnings("unchecked")
  public <T extends Message> T like(T type) {
    return (T) message(type);
  }

  private Message message(Message type) {
    if (type instanceof Timestamp) {
      return Timestamp.newBuilder()
          .setSeconds(random.nextLong(MOST_SECONDS))
          .setNanos(random.nextInt(MICROS) * 1_000)
          .build();
    }
    Message.Builder builder = type.newBuilderForType();
    Descriptor descriptor = type.getDescriptorForType();
    for (OneofDescriptor oneof : descriptor.getRealOneofs()) {
      List<FieldDescriptor> members = oneof.getFields();
      if (oneof.getOptions().getExtension(ValidateProto.oneof).getRequired()
          || random.nextBoolean()) {
        FieldDescriptor member = members.get(random.nextInt(members.size()));
        builder.setField(member, value(builder, member));
      }
    }
    for (FieldDescriptor field : descriptor.getFields()) {
      if (field.getRealContainingOneof() == null) {
        fill(builder, field);
      }
    }
    return builder.build();
  }

  private void fill(Message.Builder builder, FieldDescriptor field) {
    FieldRules rules = rules(field);
    if (field.isRepeated()) {
      int fewest = (int) rules.getRepeated().getMinItems();
      int size = fewest + random.nextInt(MOST_ELEMENTS);
      Set<Object> values = new LinkedHashSet<>();
      for (int i = 0; i < size; i++) {
        values.add(value(builder, field));
      }
      values.forEach(value -> builder.addRepeatedField(field, value));
    } else if (rules.getRequired() || !field.hasPresence() || random.nextBoolean()) {
      builder.setField(field, value(builder, field));
    }
  }

  private Object value(Message.Builder builder, FieldDescriptor field) {
    FieldRules rules = field.isRepeated() ? elementRules(field) : rules(field);
    return switch (field.getJavaType()) {
      case MESSAGE -> message(builder.newBuilderForField(field).getDefaultInstanceForType());
      case ENUM -> enumValue(field, rules);
      case STRING -> strings.of(rules.getString());
      case BYTE_STRING -> bytes(rules);
      case INT -> (int) between(rules.getUint32().getGte(), rules.getUint32().getLte());
      case LONG -> between(rules.getUint64().getGte() + rules.getInt64().getGte(), 0);
      case BOOLEAN -> random.nextBoolean();
      case FLOAT, DOUBLE -> throw new IllegalArgumentException("no such field is known");
    };
  }

  private long between(long least, long most) {
    return least + random.nextLong(most > least ? most - least + 1 : MICROS);
  }

  private EnumValueDescriptor enumValue(FieldDescriptor field, FieldRules rules) {
    List<Integer> allowed = rules.getEnum().getInList();
    List<EnumValueDescriptor> values =
        field.getEnumType().getValues().stream()
            .filter(value -> value.getNumber() != 0)
            .filter(value -> allowed.isEmpty() || allowed.contains(value.getNumber()))
            .toList();
    return values.get(random.nextInt(values.size()));
  }

  private ByteString bytes(FieldRules rules) {
    int length = (int) rules.getBytes().getLen();
    if (length == 0) {
      int least = (int) rules.getBytes().getMinLen();
      long most = rules.getBytes().hasMaxLen() ? rules.getBytes().getMaxLen() : Integer.MAX_VALUE;
      length = least + random.nextInt((int) Math.min(most - least + 1, MOST_BYTES));
    }
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  private static FieldRules rules(FieldDescriptor field) {
    return field.getOptions().getExtension(ValidateProto.field);
  }

  private static FieldRules elementRules(FieldDescriptor field) {
    return rules(field).getRepeated().getItems();
  }
}
