package org.frontdoor.provider.messenger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The SHA-256 of a device's token. The token has 256 random bits, so no salt and no slow hash are
 * needed, and looking it up tells no more through its timing than the hash.
 *
 * @param sha256 the 32 bytes
 */
public record TokenHash(ByteString sha256) {

  static TokenHash of(String token) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return new TokenHash(ByteString.copyFrom(digest.digest(token.getBytes(UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "TokenHash";
  }
}
