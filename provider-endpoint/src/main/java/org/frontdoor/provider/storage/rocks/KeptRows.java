package org.frontdoor.provider.storage.rocks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.frontdoor.messenger.v1.Envelope;
import org.frontdoor.provider.messenger.Device;
import org.frontdoor.provider.messenger.EventDraft;
import org.frontdoor.provider.messenger.Group;
import org.frontdoor.provider.messenger.JournalDamagedException;
import org.frontdoor.provider.messenger.KeptMessage;

/** Column families, keys and values of everything in the messenger's store but the events. */
final class KeptRows {

  /** So much that in most bursts an event is gone before it would be written a second time. */
  static final RocksFamily JOURNAL = new RocksFamily("journal", 64L << 20);

  static final RocksFamily MAILBOX = new RocksFamily("mailbox", 8L << 20);
  static final RocksFamily GROUPS = new RocksFamily("groups", 1L << 20);

  /** The tail under "T", sources' positions under "P" and name, open sessions under "S" and id. */
  static final RocksFamily STATE = new RocksFamily("state", 1L << 20);

  static final List<RocksFamily> ALL = List.of(JOURNAL, MAILBOX, GROUPS, STATE);

  static final byte[] TAIL = {'T'};
  static final byte[] SESSIONS = {'S'};

  private KeptRows() {}

  static byte[] position(String source) {
    return ("P" + source).getBytes(UTF_8);
  }

  static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  static long number(byte[] stored) {
    if (stored.length != Long.BYTES) {
      throw new JournalDamagedException("the position of a traffic source is damaged");
    }
    return ByteBuffer.wrap(stored).getLong();
  }

  static byte[] session(long id) {
    return ByteBuffer.allocate(1 + Long.BYTES).put(SESSIONS).putLong(id).array();
  }

  static long sessionId(byte[] key) {
    return ByteBuffer.wrap(key).getLong(1);
  }

  static byte[] group(String id) {
    return id.getBytes(UTF_8);
  }

  static byte[] members(Group group) {
    ByteSink out = new ByteSink(256);
    out.putVarint(group.members().size());
    group.members().forEach(out::putString);
    return out.toByteArray();
  }

  static Group group(String id, byte[] stored) {
    ByteSource in = new ByteSource(stored, 0);
    int count = in.takeCount();
    List<String> members = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      members.add(in.takeString());
    }
    return new Group(id, members);
  }

  /** Account, a zero byte (which no account contains), device: the mailbox of the device. */
  static byte[] mailbox(Device device) {
    byte[] account = device.account().getBytes(UTF_8);
    return ByteBuffer.allocate(account.length + 1 + Integer.BYTES)
        .put(account)
        .put((byte) 0)
        .putInt(device.number())
        .array();
  }

  static byte[] mailbox(Device device, long number) {
    byte[] prefix = mailbox(device);
    return ByteBuffer.allocate(prefix.length + Long.BYTES).put(prefix).putLong(number).array();
  }

  static byte[] envelope(EventDraft sent, long timeMicros, ByteString content) {
    return Envelope.newBuilder()
        .setMessageId(sent.messageId())
        .setSenderAccountId(sent.actor())
        .setGroupId(sent.group())
        .setTimeMicros(timeMicros)
        .setContent(content)
        .build()
        .toByteArray();
  }

  static KeptMessage message(byte[] key, byte[] stored) {
    long number = ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
    try {
      return new KeptMessage(number, Envelope.parseFrom(stored));
    } catch (InvalidProtocolBufferException e) {
      throw new JournalDamagedException("stored message " + number + " is damaged", e);
    }
  }
}
