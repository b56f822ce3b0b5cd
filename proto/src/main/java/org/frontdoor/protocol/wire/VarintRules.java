package org.frontdoor.protocol.wire;

import org.jspecify.annotations.Nullable;

/** What a number on the wire may be, by the type of its field. */
final class VarintRules {

  private static final long FIRST_SECOND = -62_135_596_800L;
  private static final long LAST_SECOND = 253_402_300_799L;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MICROSECOND = 1_000L;
  private static final int SECONDS_SLOT = 0;

  private VarintRules() {}

  /**
   * The rule that a number breaks; null if none.
   *
   * @param within the message that the field stands in; null for an element of a packed list
   */
  static @Nullable WireRule broken(FieldShape field, @Nullable MessageShape within, long value) {
    WireRule rule =
        switch (field.type()) {
          case BOOL -> value == 0 || value == 1 ? null : WireRule.VARINT;
          case INT32 -> value == (int) value ? null : WireRule.VARINT;
          case UINT32, SINT32 -> value >>> Integer.SIZE == 0 ? null : WireRule.VARINT;
          case ENUM -> isDeclared(field, value) ? null : WireRule.ENUM;
          case INT64, UINT64, SINT64 -> null;
          case DOUBLE, FLOAT, FIXED32, FIXED64, SFIXED32, SFIXED64, STRING, BYTES, MESSAGE, GROUP ->
              throw new IllegalStateException("not a varint type");
        };
    if (rule != null || within == null || !within.isTimestamp()) {
      return rule;
    }
    return field.slot() == SECONDS_SLOT ? secondsRule(value) : nanosRule(value);
  }

  private static boolean isDeclared(FieldShape field, long value) {
    return value == (int) value && field.enumNumbers().contains((int) value);
  }

  private static @Nullable WireRule secondsRule(long seconds) {
    return seconds >= FIRST_SECOND && seconds <= LAST_SECOND ? null : WireRule.SECONDS;
  }

  private static @Nullable WireRule nanosRule(long nanos) {
    if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
      return WireRule.SECONDS;
    }
    return nanos % NANOS_PER_MICROSECOND == 0 ? null : WireRule.MICROSECONDS;
  }
}
