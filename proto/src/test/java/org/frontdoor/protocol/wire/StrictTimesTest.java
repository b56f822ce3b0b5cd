package org.frontdoor.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Timestamp;
import org.frontdoor.common.v1.Timespan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictTimesTest {

  private static final StrictParser<Timespan> PARSER =
      StrictParser.of(Timespan.getDefaultInstance(), ParseLimits.usual());

  @ParameterizedTest
  @CsvSource({
    "253402300800, 0, start.seconds, time.range",
    "-62135596801, 0, start.seconds, time.range",
    "1, 1000000000, start.nanos, time.range",
    "1, -1000, start.nanos, time.range",
    "1, 1001, start.nanos, time.microseconds",
    "1, 999999999, start.nanos, time.microseconds",
  })
  void parse_ofATimeThatIsNone_refuses(long seconds, int nanos, String field, String rule) {
    Timespan span = startingAt(seconds, nanos);

    MalformedMessageException refusal =
        catchThrowableOfType(
            MalformedMessageException.class, () -> PARSER.parse(span.toByteString()));

    assertThat(refusal).as("refusal").isNotNull();
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.rule()).isEqualTo(rule);
  }

  @ParameterizedTest
  @CsvSource({"253402300799, 999999000", "-62135596800, 0", "0, 1000"})
  void parse_ofATimeAtTheEdge_accepts(long seconds, int nanos) throws Exception {
    Timespan span = startingAt(seconds, nanos);

    assertThat(PARSER.parse(span.toByteString())).isEqualTo(span);
  }

  @Test
  void parse_withoutATime_refuses() {
    Timespan open = startingAt(1, 0).toBuilder().clearEnd().build();

    assertThat(
            catchThrowableOfType(
                MalformedMessageException.class, () -> PARSER.parse(open.toByteString())))
        .extracting(MalformedMessageException::rule)
        .isEqualTo("required");
  }

  private static Timespan startingAt(long seconds, int nanos) {
    return Timespan.newBuilder()
        .setStart(Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos))
        .setEnd(Timestamp.newBuilder().setSeconds(5))
        .build();
  }
}
