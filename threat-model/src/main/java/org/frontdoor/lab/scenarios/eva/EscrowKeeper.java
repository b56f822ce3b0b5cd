package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** The escrow agent, as far as headers go: opens them, and may check how they were made. */
final class EscrowKeeper {

  private final X25519PrivateKeyParameters key;

  EscrowKeeper(X25519PrivateKeyParameters key) {
    this.key = key;
  }

  /** What clients encrypt to. */
  ByteString publicKey() {
    return ByteString.copyFrom(key.generatePublicKey().getEncoded());
  }

  /**
   * Opens a message by its header.
   *
   * @throws GeneralSecurityException if the header does not open it
   */
  String open(EscrowedMessage message) throws GeneralSecurityException {
    EscrowHeader header = message.header();
    ByteString wrapping =
        Primitives.derive(
            Primitives.agree(key, header.ephemeral()),
            "wrap",
            message.number(),
            Primitives.KEY_BYTES);
    ByteString messageKey = Primitives.decrypt(wrapping, header.nonce(), header.wrapped());
    return Primitives.decrypt(messageKey, Primitives.NO_NONCE, message.ciphertext()).toStringUtf8();
  }

  /**
   * Whether the header is the one header that the registered seed prescribes for this message.
   *
   * @param seed what the sender registered
   */
  boolean isPrescribed(EscrowedMessage message, ByteString seed) throws GeneralSecurityException {
    HeaderCoins coins = HeaderCoins.prescribed(seed, message.number());
    EscrowedMessage own = new EscrowClient(publicKey()).message(message.number(), "", coins);
    return own.header().equals(message.header());
  }
}
