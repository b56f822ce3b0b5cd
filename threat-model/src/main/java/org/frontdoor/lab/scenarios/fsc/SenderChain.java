package org.frontdoor.lab.scenarios.fsc;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.frontdoor.lab.escrow.blob.MessageKey;

/**
 * The sending chain of a forward-secret messenger: each step makes a message key and the next state
 * from the present one by HMAC-SHA256, and forgets the present one (the symmetric half of the
 * Double Ratchet). From a state the keys before it cannot be computed; those after it can.
 */
public final class SenderChain {

  private static final int STATE_BYTES = 32;
  private static final byte MESSAGE = 1;
  private static final byte NEXT = 2;

  private ByteString state;

  private SenderChain(ByteString state) {
    this.state = state;
  }

  /** A fresh chain. */
  public static SenderChain begin(SecureRandom random) {
    byte[] state = new byte[STATE_BYTES];
    random.nextBytes(state);
    return new SenderChain(ByteString.copyFrom(state));
  }

  /** A chain that goes on where another one is: what a thief of the device can do. */
  public SenderChain copy() {
    return new SenderChain(state);
  }

  /** The key of the next message. */
  public MessageKey next() {
    MessageKey key = MessageKey.of(hmac(MESSAGE), InsecureSecretKeyAccess.get());
    state = hmac(NEXT);
    return key;
  }

  private ByteString hmac(byte label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(state.toByteArray(), "HmacSHA256"));
      return ByteString.copyFrom(mac.doFinal(new byte[] {label}));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
    }
  }

  /** Nothing of the state. */
  @Override
  public String toString() {
    return "SenderChain";
  }
}
