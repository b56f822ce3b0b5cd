package org.frontdoor.provider.register;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.frontdoor.common.v1.Timespan;

/**
 * A span of time that is not empty.
 *
 * @param start first instant inside
 * @param end first instant after it
 */
public record Span(Instant start, Instant end) {

  /** Checks that it is not empty. */
  public Span {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("A span ends after it starts.");
    }
  }

  /** The span on the wire, or nothing if it is not whole or is empty. */
  public static Optional<Span> of(Timespan timespan) {
    if (!timespan.hasStart() || !timespan.hasEnd()) {
      return Optional.empty();
    }
    Instant start = instant(timespan.getStart());
    Instant end = instant(timespan.getEnd());
    return start.isBefore(end) ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  /** Whether the other lies inside this one; the bounds may be equal (TS 103 120 B.2.3.7). */
  public boolean encloses(Span other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  /** Whether spans that meet or overlap enclose this one together. */
  public boolean isCoveredBy(List<Span> others) {
    return joined(others).stream().anyMatch(whole -> whole.encloses(this));
  }

  private static List<Span> joined(List<Span> spans) {
    List<Span> result = new ArrayList<>();
    for (Span next : spans.stream().sorted(Comparator.comparing(Span::start)).toList()) {
      if (result.isEmpty() || result.getLast().end.isBefore(next.start)) {
        result.add(next);
      } else if (next.end.isAfter(result.getLast().end)) {
        result.add(new Span(result.removeLast().start, next.end));
      }
    }
    return result;
  }

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
