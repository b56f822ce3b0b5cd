package org.frontdoor.lab.scenarios.jur;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;

/**
 * An order of a state for the messages of a user, signed by that state's authority.
 *
 * @param state who orders, two letters
 * @param user whose messages
 * @param signature Ed25519, over both
 */
record StateOrder(String state, String user, ByteString signature) {

  /** Signs an order. */
  static StateOrder signed(String state, String user, KeyPair authority)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(authority.getPrivate());
    signature.update(bytes(state, user));
    return new StateOrder(state, user, ByteString.copyFrom(signature.sign()));
  }

  /** Whether the state's authority has signed it. */
  boolean isSignedBy(PublicKey authority) throws GeneralSecurityException {
    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(authority);
    check.update(bytes(state, user));
    return check.verify(signature.toByteArray());
  }

  private static byte[] bytes(String state, String user) {
    return ("frontdoor.lab.order\0" + state + "\0" + user).getBytes(StandardCharsets.UTF_8);
  }
}
