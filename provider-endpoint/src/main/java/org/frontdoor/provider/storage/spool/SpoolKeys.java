package org.frontdoor.provider.storage.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.frontdoor.common.v1.EndpointId;

/**
 * Keys of the spool. Units are sorted by authority, then position, so that reading on is one seek;
 * everything else is small and lives apart from them.
 */
final class SpoolKeys {

  static final byte[] CURSOR = {'c'};
  static final byte[] TASKS = {'t'};
  static final byte[] PROGRESS = {'p'};
  static final byte[] LOGS = {'l'};
  static final byte[] DELIVERED = {'d'};

  private SpoolKeys() {}

  static byte[] task(UUID id) {
    return named(TASKS, id);
  }

  static byte[] progress(UUID id) {
    return named(PROGRESS, id);
  }

  /** The task of a key made by {@link #task} or {@link #progress}. */
  static UUID task(byte[] key) {
    ByteBuffer id = ByteBuffer.wrap(key, 1, 16);
    return new UUID(id.getLong(), id.getLong());
  }

  private static byte[] named(byte[] kind, UUID id) {
    return ByteBuffer.allocate(17)
        .put(kind)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static byte[] log(EndpointId authority) {
    return join(LOGS, authority(authority));
  }

  static byte[] delivered(EndpointId authority) {
    return join(DELIVERED, authority(authority));
  }

  static byte[] delivered(EndpointId authority, String liid) {
    return join(delivered(authority), liid.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] unit(EndpointId authority, long position) {
    return unit(authority(authority), position);
  }

  /** As the other, with what {@link #authority} gives. */
  static byte[] unit(byte[] prefix, long position) {
    return ByteBuffer.allocate(prefix.length + 8).put(prefix).putLong(position).array();
  }

  /** The authority of a key made by {@link #log}. */
  static EndpointId authorityOfLog(byte[] key) {
    String name = new String(key, 1, key.length - 2, StandardCharsets.UTF_8);
    return EndpointId.newBuilder()
        .setCountryCode(name.substring(0, 2))
        .setUniqueIdentifier(name.substring(2))
        .build();
  }

  /** The position in a key made by {@link #unit}. */
  static long position(byte[] unitKey) {
    return ByteBuffer.wrap(unitKey, unitKey.length - 8, 8).getLong();
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    if (key.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (key[i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Country, identifier, zero byte: none is the beginning of another. */
  static byte[] authority(EndpointId id) {
    return (id.getCountryCode() + id.getUniqueIdentifier() + "\0").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
