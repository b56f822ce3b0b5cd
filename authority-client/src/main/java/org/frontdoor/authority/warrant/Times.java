package org.frontdoor.authority.warrant;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;

/** Times and durations as a person writes them. A time without a zone is refused, never guessed. */
public final class Times {

  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Times() {}

  /**
   * Reads a time: {@code 2026-11-21T10:00:00Z}, {@code 2026-11-21T11:00:00+01:00} or {@code now}.
   *
   * @param now what {@code now} means
   */
  public static Instant time(String text, Instant now) {
    if (text.equals("now")) {
      return now.truncatedTo(ChronoUnit.MICROS);
    }
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    } catch (DateTimeException e) {
      throw new AuthorityException(
          Fault.USAGE, "The time \"" + text + "\" " + fault(text), remedy(text));
    }
  }

  /** Reads a duration: {@code 20s}, {@code 15m}, {@code 2h}, {@code 30d} or ISO 8601. */
  public static Duration duration(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (matcher.matches()) {
      long amount = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "ms" -> Duration.ofMillis(amount);
        case "s" -> Duration.ofSeconds(amount);
        case "m" -> Duration.ofMinutes(amount);
        case "h" -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }
    try {
      Duration duration = Duration.parse(text);
      if (!duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeException e) {
      // Said below, as for a negative one.
    }
    throw new AuthorityException(
        Fault.USAGE,
        "The duration \"" + text + "\" cannot be read",
        "Write for example 20s, 15m, 2h, 30d or PT2H");
  }

  /** The time as a message carries it. */
  public static Timestamp timestamp(Instant time) {
    Instant whole = time.truncatedTo(ChronoUnit.MICROS);
    return Timestamp.newBuilder()
        .setSeconds(whole.getEpochSecond())
        .setNanos(whole.getNano())
        .build();
  }

  /** The time that a message carries. */
  public static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  private static String fault(String text) {
    return withoutZone(text) ? "has no zone" : "cannot be read";
  }

  private static String remedy(String text) {
    return withoutZone(text)
        ? "Write " + text + "Z for UTC, or add an offset such as +01:00"
        : "Write for example 2026-11-21T10:00:00Z";
  }

  private static boolean withoutZone(String text) {
    try {
      LocalDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
