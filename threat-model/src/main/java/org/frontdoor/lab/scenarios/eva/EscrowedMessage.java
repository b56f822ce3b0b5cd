package org.frontdoor.lab.scenarios.eva;

import com.google.protobuf.ByteString;

/**
 * A message as the provider relays it.
 *
 * @param number counts the sender's messages from 0
 * @param header its escrow header
 * @param ciphertext its text under the message key
 */
record EscrowedMessage(int number, EscrowHeader header, ByteString ciphertext) {}
