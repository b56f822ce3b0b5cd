package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import java.util.Set;

/**
 * A stretch of time in which a task matches events of some accounts.
 *
 * @param fromOffset offset of the first journal event that may match; keeps out events that were
 *     journaled before the stretch began, whatever their time says
 * @param fromMicros first time that may match, in microseconds since 1970-01-01T00:00:00Z
 * @param untilMicros first time that does not match any more
 * @param accounts the accounts; nobody if empty
 * @param closesSessions whether its end closes all session contexts (suspension) or they go on into
 *     the next stretch (change of accounts)
 * @param receipt shows that all this was logged before it began: a {@code LoggedTasking} in bytes
 */
public record Stretch(
    long fromOffset,
    long fromMicros,
    long untilMicros,
    Set<String> accounts,
    boolean closesSessions,
    ByteString receipt) {

  /** Copies the set. */
  public Stretch {
    accounts = Set.copyOf(accounts);
  }

  /** Whether an event falls into it. */
  public boolean covers(long offset, long micros) {
    return offset >= fromOffset && micros >= fromMicros && micros < untilMicros;
  }

  /** The same stretch, cut short. */
  public Stretch endingAt(long micros, boolean closes) {
    return new Stretch(
        fromOffset, fromMicros, Math.min(untilMicros, micros), accounts, closes, receipt);
  }

  /** The same stretch, for events from another place of the journal on. */
  public Stretch beginningAt(long offset) {
    return new Stretch(offset, fromMicros, untilMicros, accounts, closesSessions, receipt);
  }

  /** The same stretch, shown by another receipt. */
  public Stretch shownBy(ByteString other) {
    return new Stretch(fromOffset, fromMicros, untilMicros, accounts, closesSessions, other);
  }

  /** The times alone: whom the task targets is in no text. */
  @Override
  public String toString() {
    return "Stretch[" + fromMicros + ", " + untilMicros + "]";
  }
}
