package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;

/**
 * The escrow header of a message: the message key, encrypted to the escrow agent.
 *
 * @param ephemeral the sender's ephemeral X25519 public key
 * @param nonce nonce of the encryption, at the sender's choice
 * @param wrapped the message key, encrypted, with its tag
 */
record EscrowHeader(ByteString ephemeral, ByteString nonce, ByteString wrapped) {

  /** As it travels. */
  ByteString bytes() {
    return ephemeral.concat(nonce).concat(wrapped);
  }
}
