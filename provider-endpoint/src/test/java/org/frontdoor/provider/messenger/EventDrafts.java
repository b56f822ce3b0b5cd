package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Drafts for tests. */
public final class EventDrafts {

  private EventDrafts() {}

  /** A direct message without session, as a trace has it. */
  public static EventDraft message(String from, String to, long number) {
    return new EventDraft(
        EventKind.MESSAGE_SENT, from, 0, List.of(to), "", id(number), OptionalLong.of(number));
  }

  /** The opening of a session. */
  public static EventDraft opened(String actor, long session) {
    return new EventDraft(
        EventKind.SESSION_OPENED,
        actor,
        session,
        List.of(),
        "",
        ByteString.EMPTY,
        OptionalLong.empty());
  }

  /** Messages numbered from {@code first} on; the number stands in the identifier and the time. */
  public static List<EventDraft> messages(long first, int count) {
    List<EventDraft> drafts = new ArrayList<>(count);
    for (long n = first; n < first + count; n++) {
      drafts.add(message("user-" + n % 97, "user-" + n % 89, n));
    }
    return drafts;
  }

  /** A message identifier that holds a number. */
  public static ByteString id(long number) {
    return ByteString.copyFrom(ByteBuffer.allocate(16).putLong(8, number));
  }

  /** The number in a message identifier made here. */
  public static long number(JournaledEvent event) {
    return event.messageId().asReadOnlyByteBuffer().getLong(8);
  }
}
