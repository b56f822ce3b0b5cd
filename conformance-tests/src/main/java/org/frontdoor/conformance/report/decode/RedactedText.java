package org.frontdoor.conformance.report.decode;

import com.google.common.io.BaseEncoding;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.frontdoor.common.v1.SignedMessage;

/**
 * A message as text. Fields that carry {@code debug_redact} show that they are there and nothing
 * else, bytes are shortened, fields that the schema does not know are counted. What is written is
 * bounded, however large the message.
 */
final class RedactedText {

  static final String REDACTED = "[redacted]";

  private static final int MOST_CHARACTERS = 12_000;
  private static final int MOST_OF_A_STRING = 400;
  private static final int SHOWN_BYTES = 8;
  private static final int DEEPEST = 24;

  private final StringBuilder text = new StringBuilder();

  private RedactedText() {}

  /** Writes a message, and the messages that travel as bytes inside it. */
  static String of(Message message) {
    RedactedText writer = new RedactedText();
    writer.fields(message, 0);
    if (writer.isFull()) {
      writer.text.append("... and more\n");
    }
    return writer.text.toString();
  }

  private boolean isFull() {
    return text.length() > MOST_CHARACTERS;
  }

  private void fields(Message message, int depth) {
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      if (field.getValue() instanceof List<?> values) {
        for (Object value : values) {
          if (!isFull()) {
            field(field.getKey(), value, depth);
          }
        }
      } else if (!isFull()) {
        field(field.getKey(), field.getValue(), depth);
      }
    }
    int unknown = message.getUnknownFields().asMap().size();
    if (unknown > 0) {
      line(depth, unknown + " unknown field" + (unknown == 1 ? "" : "s"));
    }
  }

  private void field(FieldDescriptor field, Object value, int depth) {
    Optional<Message> inside = Nested.inside(field, value);
    if (field.getOptions().getDebugRedact()) {
      line(depth, field.getName() + ": " + REDACTED);
    } else if (value instanceof SignedMessage signed && inside.isPresent()) {
      line(depth, field.getName() + " {");
      block("message", inside.get(), depth + 1);
      fields(signed.toBuilder().clearMessage().build(), depth + 1);
      line(depth, "}");
    } else if (inside.isPresent()) {
      block(field.getName(), inside.get(), depth);
    } else if (value instanceof Message message) {
      block(field.getName(), message, depth);
    } else {
      line(depth, field.getName() + ": " + scalar(value));
    }
  }

  private static String scalar(Object value) {
    return switch (value) {
      case ByteString bytes -> shortened(bytes);
      case EnumValueDescriptor constant -> constant.getName();
      case String string -> quoted(string);
      default -> String.valueOf(value);
    };
  }

  private void block(String name, Message message, int depth) {
    if (depth >= DEEPEST) {
      line(depth, name + " { ... }");
      return;
    }
    line(depth, name + " {");
    fields(message, depth + 1);
    line(depth, "}");
  }

  private void line(int depth, String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
  }

  static String shortened(ByteString bytes) {
    ByteString shown = bytes.substring(0, Math.min(SHOWN_BYTES, bytes.size()));
    return String.format(
        Locale.ROOT,
        "%d bytes%s%s",
        bytes.size(),
        bytes.isEmpty() ? "" : " " + BaseEncoding.base16().lowerCase().encode(shown.toByteArray()),
        bytes.size() > SHOWN_BYTES ? "..." : "");
  }

  private static String quoted(String string) {
    String shown =
        string.length() > MOST_OF_A_STRING ? string.substring(0, MOST_OF_A_STRING) + "..." : string;
    return '"' + shown.replaceAll("\\p{Cntrl}", " ") + '"';
  }
}
