package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;

/**
 * Makes messages with an escrow header that complies in every respect.
 *
 * @param agent the escrow agent's public key
 */
record EscrowClient(ByteString agent) {

  /** Makes a message. */
  EscrowedMessage message(int number, String text, HeaderCoins coins)
      throws GeneralSecurityException {
    ByteString wrapping =
        Primitives.derive(
            Primitives.agree(coins.ephemeral(), agent), "wrap", number, Primitives.KEY_BYTES);
    EscrowHeader header =
        new EscrowHeader(
            coins.publicKey(),
            coins.nonce(),
            Primitives.encrypt(wrapping, coins.nonce(), coins.messageKey()));
    // A message key is used once, so its nonce is constant.
    ByteString ciphertext =
        Primitives.encrypt(coins.messageKey(), Primitives.NO_NONCE, ByteString.copyFromUtf8(text));
    return new EscrowedMessage(number, header, ciphertext);
  }
}
