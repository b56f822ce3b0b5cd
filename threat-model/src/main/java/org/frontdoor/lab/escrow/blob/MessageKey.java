package org.frontdoor.lab.escrow.blob;

import com.google.crypto.tink.SecretKeyAccess;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;

/** The key of one message. It seals once; the nonce is therefore always zero. */
public final class MessageKey {

  /** Bytes of a message key. */
  public static final int BYTES = 32;

  private final ByteString secret;

  private MessageKey(ByteString secret) {
    this.secret = secret;
  }

  /** A fresh key. */
  public static MessageKey random(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new MessageKey(ByteString.copyFrom(bytes));
  }

  /**
   * Takes 32 bytes that only sender and recipients know.
   *
   * @throws IllegalArgumentException if they are not 32
   */
  public static MessageKey of(ByteString secret, SecretKeyAccess access) {
    Objects.requireNonNull(access);
    if (secret.size() != BYTES) {
      throw new IllegalArgumentException("a message key has 32 bytes");
    }
    return new MessageKey(secret);
  }

  /** Hands out the key; the token makes every such place findable. */
  public ByteString secret(SecretKeyAccess access) {
    Objects.requireNonNull(access);
    return secret;
  }

  ByteString secret() {
    return secret;
  }

  /** Encrypts the message: AES-256-GCM. */
  public ByteString seal(ByteString content) {
    return Aes.seal(secret, ByteString.EMPTY, content);
  }

  /** Decrypts the message; empty if it was not sealed with this key. */
  public Optional<ByteString> open(ByteString sealed) {
    try {
      return Optional.of(Aes.open(secret, ByteString.EMPTY, sealed));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageKey key && secret.equals(key.secret);
  }

  @Override
  public int hashCode() {
    return secret.hashCode();
  }

  /** Says nothing. */
  @Override
  public String toString() {
    return "MessageKey";
  }
}
