package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.OptionalLong;

/**
 * An event that the journal has not taken yet: it has no offset and no time. {@link EventKind} says
 * which fields a kind fills.
 *
 * @param actor account that acted
 * @param sessionId session in which it acted; 0 for none
 * @param recipients accounts concerned besides the actor
 * @param group group concerned; empty for none
 * @param messageId identifier of the message concerned, at most 16 bytes; empty for none
 * @param traceTimeSeconds for a replayed trace, the trace's own time in seconds since 1970
 */
public record EventDraft(
    EventKind kind,
    String actor,
    long sessionId,
    List<String> recipients,
    String group,
    ByteString messageId,
    OptionalLong traceTimeSeconds) {

  /** Most bytes in a message identifier. */
  public static final int MAX_MESSAGE_ID_BYTES = 16;

  /** Takes its own copy of the recipients. */
  public EventDraft {
    recipients = List.copyOf(recipients);
    if (messageId.size() > MAX_MESSAGE_ID_BYTES) {
      throw new IllegalArgumentException("a message identifier has at most 16 bytes");
    }
  }

  /** The event as the journal took it. */
  public JournaledEvent at(long offset, long timeMicros) {
    return new JournaledEvent(
        offset, timeMicros, kind, actor, sessionId, recipients, group, messageId, traceTimeSeconds);
  }

  /** Says the kind alone: who did what with whom is not for logs. */
  @Override
  public String toString() {
    return "EventDraft[" + kind + "]";
  }
}
