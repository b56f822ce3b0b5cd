package org.frontdoor.provider.messenger;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** The form of identifiers, and where new ones come from. */
public final class Identifiers {

  /** Most characters in the identifier of an account or group. */
  public static final int MAX_LENGTH = 64;

  /** Set in the sessions of generated traffic alone. */
  static final long GENERATED_SESSION = 1L << 62;

  private final SecureRandom random;

  /** Takes new identifiers from a source of randomness. */
  public Identifiers(SecureRandom random) {
    this.random = random;
  }

  /** A new message identifier, 16 bytes. */
  ByteString message() {
    byte[] bytes = new byte[EventDraft.MAX_MESSAGE_ID_BYTES];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }

  /** A new session identifier: positive, and none of generated traffic. */
  long session() {
    return (random.nextLong() & (GENERATED_SESSION - 1)) | 1;
  }

  /** The identifier of a message that has a place in a traffic source: the same in every run. */
  static ByteString message(long source, long position) {
    return ByteString.copyFrom(
        ByteBuffer.allocate(EventDraft.MAX_MESSAGE_ID_BYTES)
            .putLong(source)
            .putLong(position)
            .flip());
  }

  /**
   * Whether this can name an account or group: 1 to 64 letters, digits, points, underscores and
   * hyphens of ASCII, the first a letter or digit.
   */
  public static boolean isName(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH || !isLetterOrDigit(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
