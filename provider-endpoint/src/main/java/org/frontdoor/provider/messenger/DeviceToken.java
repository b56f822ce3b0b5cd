package org.frontdoor.provider.messenger;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a device shows to prove that it is that device: 32 random bytes in base64url, given out once
 * and stored nowhere but as {@link TokenHash}.
 */
public final class DeviceToken {

  private static final int BYTES = 32;

  private final String value;

  private DeviceToken(String value) {
    this.value = value;
  }

  /** Makes a new one. */
  public static DeviceToken generate(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new DeviceToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** One that was shown; it need not be one that was given out. */
  public static DeviceToken shown(String value) {
    return new DeviceToken(value);
  }

  /** The token itself, for the device and nobody else. */
  public String reveal() {
    return value;
  }

  /** What is stored of it. */
  public TokenHash hash() {
    return TokenHash.of(value);
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "DeviceToken";
  }
}
