package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.OptionalLong;

/**
 * An event as the journal holds it. {@link EventKind} says which fields a kind fills.
 *
 * @param offset number of the event: ascending by one from 0 over the life of the journal
 * @param timeMicros when the journal took it, in microseconds since 1970-01-01T00:00:00Z; never
 *     less than that of the event before
 * @param actor account that acted
 * @param sessionId session in which it acted; 0 for none
 * @param recipients accounts concerned besides the actor
 * @param group group concerned; empty for none
 * @param messageId identifier of the message concerned; empty for none
 * @param traceTimeSeconds for a replayed trace, the trace's own time in seconds since 1970
 */
public record JournaledEvent(
    long offset,
    long timeMicros,
    EventKind kind,
    String actor,
    long sessionId,
    List<String> recipients,
    String group,
    ByteString messageId,
    OptionalLong traceTimeSeconds) {

  /** Says offset and kind alone: who did what with whom is not for logs. */
  @Override
  public String toString() {
    return "JournaledEvent[" + offset + ", " + kind + "]";
  }
}
