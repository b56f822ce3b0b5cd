package org.frontdoor.authority;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * What a program takes from the world around it, so that tests can choose it.
 *
 * @param clock what time it is
 * @param random where identifiers and nonces come from
 */
public record Surroundings(InstantSource clock, SecureRandom random) {

  /** A new random identifier (RFC 9562 version 4), in the canonical form that HI-1 asks for. */
  public String newIdentifier() {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(16));
    long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
    long low = (bytes.getLong() & ~(0xC0L << 56)) | (0x80L << 56);
    return new UUID(high, low).toString();
  }

  /** So many random bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
