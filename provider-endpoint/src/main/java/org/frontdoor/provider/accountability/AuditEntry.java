package org.frontdoor.provider.accountability;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * One line of the account (TS 101 331 clause 4.7 k). Its types leave no room for a target, a
 * message's content or a key.
 *
 * @param actor who did it: country and identifier of an authority, as in {@code "BE/ACTOR01"}, or a
 *     part of the provider, as in {@code "provider/timer"}
 * @param time when, cut to whole microseconds
 * @param action what
 * @param subject to what
 * @param outcome {@link #DONE}, or the HI-1 error code (3000 to 4999) with which it was refused
 * @param correlationId names the occurrence in the provider's log
 */
public record AuditEntry(
    String actor,
    Instant time,
    AuditAction action,
    AuditSubject subject,
    int outcome,
    String correlationId) {

  /** The outcome of what was done as asked. */
  public static final int DONE = 0;

  private static final Pattern ACTOR =
      Pattern.compile("([A-Z]{2}|provider)/[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
  private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9-]{1,64}");

  /**
   * Checks the form of every part.
   *
   * @throws IllegalArgumentException if one has not the form described above
   */
  public AuditEntry {
    time = time.truncatedTo(ChronoUnit.MICROS);
    require(ACTOR.matcher(actor).matches(), "actor");
    require(outcome == DONE || (outcome >= 3000 && outcome <= 4999), "outcome");
    require(CORRELATION.matcher(correlationId).matches(), "correlation identifier");
  }

  /** The actor of an entry about what an authority did. */
  public static String authority(String countryCode, String uniqueIdentifier) {
    return countryCode + "/" + uniqueIdentifier;
  }

  /** The actor of an entry about what the provider did by itself. */
  public static String provider(String part) {
    return "provider/" + part;
  }

  private static void require(boolean holds, String part) {
    if (!holds) {
      throw new IllegalArgumentException("The " + part + " of an audit entry has not its form.");
    }
  }
}
