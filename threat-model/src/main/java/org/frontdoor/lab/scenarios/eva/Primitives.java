package org.frontdoor.lab.scenarios.eva;

import com.google.crypto.tink.subtle.Hkdf;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.frontdoor.protocol.chain.Sha256;

/** The cryptography that two users add to their messenger. */
final class Primitives {

  private static final String HMAC = "HmacSHA256";

  private Primitives() {}

  static ByteString derive(ByteString secret, int number, int length)
      throws GeneralSecurityException {
    byte[] label = "message key".getBytes(StandardCharsets.US_ASCII);
    byte[] info =
        ByteBuffer.allocate(label.length + Integer.BYTES).put(label).putInt(number).array();
    return ByteString.copyFrom(
        Hkdf.computeHkdf(HMAC, secret.toByteArray(), new byte[0], info, length));
  }

  static ByteString mac(ByteString key, int number, ByteString data)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key.toByteArray(), HMAC));
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return ByteString.copyFrom(mac.doFinal(data.toByteArray()));
  }

  static ByteString digest(ByteString bytes) {
    return new Sha256().add(bytes).finish();
  }
}
