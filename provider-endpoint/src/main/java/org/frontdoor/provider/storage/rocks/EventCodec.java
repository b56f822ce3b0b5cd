package org.frontdoor.provider.storage.rocks;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.EventKind;
import org.frontdoor.provider.messenger.JournaledEvent;

/**
 * The stored form of an event. A first byte holds the kind and says which parts follow; a message
 * between two users of a trace takes some 35 bytes.
 *
 * <pre>
 * head       kind (4 bits), then a bit each: session, group, trace time, exactly one recipient
 * actor      string
 * session    varint, if its bit is set
 * recipients the one, or a varint count and that many strings
 * group      string, if its bit is set
 * messageId  length (one byte) and bytes
 * traceTime  zigzag varint, if its bit is set
 * </pre>
 */
final class EventCodec {

  private static final int SESSION = 0x10;
  private static final int GROUP = 0x20;
  private static final int TRACE_TIME = 0x40;
  private static final int ONE_RECIPIENT = 0x80;

  private static final EventKind[] KINDS = new EventKind[16];

  static {
    for (EventKind kind : EventKind.values()) {
      KINDS[kind.code()] = kind;
    }
  }

  private EventCodec() {}

  static void encode(EventDraft event, ByteSink out) {
    boolean one = event.recipients().size() == 1;
    out.putByte(head(event, one));
    out.putString(event.actor());
    if (event.sessionId() != 0) {
      out.putVarint(event.sessionId());
    }
    if (one) {
      out.putString(event.recipients().getFirst());
    } else {
      out.putVarint(event.recipients().size());
      event.recipients().forEach(out::putString);
    }
    if (!event.group().isEmpty()) {
      out.putString(event.group());
    }
    out.putByte(event.messageId().size());
    out.putBytes(event.messageId());
    if (event.traceTimeSeconds().isPresent()) {
      long seconds = event.traceTimeSeconds().getAsLong();
      out.putVarint((seconds << 1) ^ (seconds >> 63));
    }
  }

  private static int head(EventDraft event, boolean oneRecipient) {
    return event.kind().code()
        | (event.sessionId() != 0 ? SESSION : 0)
        | (event.group().isEmpty() ? 0 : GROUP)
        | (event.traceTimeSeconds().isPresent() ? TRACE_TIME : 0)
        | (oneRecipient ? ONE_RECIPIENT : 0);
  }

  static JournaledEvent decode(ByteSource in, long offset, long timeMicros) {
    int head = in.takeByte();
    EventKind kind = KINDS[head & 0x0F];
    if (kind == null) {
      throw ByteSource.damaged();
    }
    return new JournaledEvent(
        offset,
        timeMicros,
        kind,
        in.takeString(),
        (head & SESSION) != 0 ? in.takeVarint() : 0,
        (head & ONE_RECIPIENT) != 0 ? List.of(in.takeString()) : recipients(in),
        (head & GROUP) != 0 ? in.takeString() : "",
        messageId(in),
        (head & TRACE_TIME) != 0 ? traceTime(in) : OptionalLong.empty());
  }

  private static List<String> recipients(ByteSource in) {
    int count = in.takeCount();
    if (count == 0) {
      return List.of();
    }
    List<String> recipients = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      recipients.add(in.takeString());
    }
    return List.copyOf(recipients);
  }

  private static ByteString messageId(ByteSource in) {
    int length = in.takeByte();
    return length == 0 ? ByteString.EMPTY : in.takeBytes(length);
  }

  private static OptionalLong traceTime(ByteSource in) {
    long encoded = in.takeVarint();
    return OptionalLong.of((encoded >>> 1) ^ -(encoded & 1));
  }
}
