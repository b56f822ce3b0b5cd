package org.frontdoor.benchmarks.yardstick;

import java.time.Duration;

/** What the client is to measure; travels as a line of words. */
sealed interface Order {

  /** First words of the line. */
  String AHEAD = "ahead";

  String PLAIN = "plain";

  String CALL = "call";

  /** When to measure. */
  Span span();

  /**
   * A stream.
   *
   * @param stream what the server is to send
   * @param ahead whether the client asks for many messages at a time, and not, as gRPC does unless
   *     it is told otherwise, for one when it has taken one
   * @param span when to measure
   */
  record Streamed(StreamOrder stream, boolean ahead, Span span) implements Order {}

  /**
   * Calls at a steady rate, whether or not the ones before have been answered.
   *
   * @param perSecond calls in a second
   * @param form what the record in each call looks like
   * @param span when to measure
   */
  record Called(int perSecond, RecordForm form, Span span) implements Order {}

  /**
   * When to measure.
   *
   * @param warmup how long to do the same first
   * @param measured how long it counts
   */
  record Span(Duration warmup, Duration measured) {}

  /** The line. */
  default String line() {
    return switch (this) {
      case Streamed streamed ->
          words(streamed.ahead ? AHEAD : PLAIN, streamed.stream, streamed.span);
      case Called called ->
          words(CALL, new StreamOrder(called.perSecond, called.form), called.span);
    };
  }

  /** Reads the line. */
  static Order parse(String line) {
    String[] words = line.split(" ", -1);
    StreamOrder stream =
        new StreamOrder(number(words[1]), new RecordForm(number(words[2]), number(words[3])));
    Span span = new Span(Duration.ofMillis(number(words[4])), Duration.ofMillis(number(words[5])));
    return words[0].equals(CALL)
        ? new Called(stream.recordsAMessage(), stream.form(), span)
        : new Streamed(stream, words[0].equals(AHEAD), span);
  }

  private static String words(String kind, StreamOrder stream, Span span) {
    return String.join(
        " ",
        kind,
        Integer.toString(stream.recordsAMessage()),
        Integer.toString(stream.form().sender()),
        Integer.toString(stream.form().receiver()),
        Long.toString(span.warmup().toMillis()),
        Long.toString(span.measured().toMillis()));
  }

  private static int number(String word) {
    return Integer.parseInt(word);
  }
}
