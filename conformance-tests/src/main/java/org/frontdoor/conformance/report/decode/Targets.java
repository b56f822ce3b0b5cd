package org.frontdoor.conformance.report.decode;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a case knows that names somebody: the values of all fields with {@code debug_redact}. A
 * hostile endpoint may repeat them anywhere, so they are taken out of every text.
 */
final class Targets {

  /** Shorter values are not secrets but accidents, and would tear texts apart. */
  private static final int SHORTEST = 4;

  private static final int MOST = 5_000;

  /** The longest first, so that none is left as the tail of another. */
  private final TreeSet<String> values =
      new TreeSet<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  void learn(Message message) {
    for (Map.Entry<FieldDescriptor, Object> field : message.getAllFields().entrySet()) {
      List<?> all = field.getValue() instanceof List<?> list ? list : List.of(field.getValue());
      all.forEach(value -> learn(field.getKey(), value));
    }
  }

  String takenOutOf(String text) {
    String without = text;
    for (String value : values) {
      without = without.replace(value, RedactedText.REDACTED);
    }
    return without;
  }

  private void learn(FieldDescriptor field, Object value) {
    boolean secret = field.getOptions().getDebugRedact();
    Nested.inside(field, value).ifPresent(this::learn);
    if (value instanceof Message message) {
      learn(message);
    } else if (secret && value instanceof String string) {
      keep(string);
    } else if (secret && value instanceof ByteString bytes && bytes.isValidUtf8()) {
      keep(bytes.toStringUtf8());
    }
  }

  private void keep(String value) {
    if (value.length() >= SHORTEST && values.size() < MOST) {
      values.add(value);
    }
  }
}
