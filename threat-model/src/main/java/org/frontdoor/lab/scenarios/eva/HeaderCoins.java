package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import java.security.SecureRandom;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * Everything in a header that the sender throws dice for.
 *
 * @param ephemeral the ephemeral key
 * @param nonce the nonce
 * @param messageKey the message key
 */
record HeaderCoins(X25519PrivateKeyParameters ephemeral, ByteString nonce, ByteString messageKey) {

  /** Thrown by the sender, as most protocols have it. */
  static HeaderCoins thrown(SecureRandom random) {
    return new HeaderCoins(
        new X25519PrivateKeyParameters(random),
        bytes(random, Primitives.NONCE_BYTES),
        bytes(random, Primitives.KEY_BYTES));
  }

  /**
   * Prescribed: all of it follows from a seed that the sender registered with the escrow agent, and
   * from the number of the message.
   */
  static HeaderCoins prescribed(ByteString seed, int number) {
    return new HeaderCoins(
        new X25519PrivateKeyParameters(
            Primitives.derive(seed, "ephemeral", number, Primitives.KEY_BYTES).toByteArray(), 0),
        Primitives.derive(seed, "nonce", number, Primitives.NONCE_BYTES),
        Primitives.derive(seed, "message key", number, Primitives.KEY_BYTES));
  }

  /** The same with another ephemeral key. */
  HeaderCoins with(X25519PrivateKeyParameters other) {
    return new HeaderCoins(other, nonce, messageKey);
  }

  /** The same with another nonce. */
  HeaderCoins with(ByteString otherNonce) {
    return new HeaderCoins(ephemeral, otherNonce, messageKey);
  }

  /** The ephemeral public key, as it stands in the header. */
  ByteString publicKey() {
    return ByteString.copyFrom(ephemeral.generatePublicKey().getEncoded());
  }

  private static ByteString bytes(SecureRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return ByteString.copyFrom(bytes);
  }
}
