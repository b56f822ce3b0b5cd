package org.frontdoor.lab.scenarios.jur;

import com.google.protobuf.ByteString;

/**
 * A message as the provider keeps it, encrypted.
 *
 * @param user whose it is
 * @param home the user's state, two letters
 * @param nonce nonce of the encryption
 * @param ciphertext the text, under the key of the user
 */
record KeptMessage(String user, String home, ByteString nonce, ByteString ciphertext) {}
