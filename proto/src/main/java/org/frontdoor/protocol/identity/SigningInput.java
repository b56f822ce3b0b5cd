package org.frontdoor.protocol.identity;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.frontdoor.common.v1.KeyRole;

/** The bytes that a signature covers: label, role, realm, purpose and message, unambiguously. */
final class SigningInput {

  private static final byte[] LABEL =
      "frontdoor.signature.v1\0".getBytes(StandardCharsets.US_ASCII);

  private SigningInput() {}

  static byte[] of(KeyRole role, String realm, String purpose, ByteString message) {
    List<ByteString> parts =
        List.of(
            ByteString.copyFrom(role.name(), StandardCharsets.US_ASCII),
            ByteString.copyFromUtf8(realm),
            ByteString.copyFromUtf8(purpose),
            message);
    int size = LABEL.length + parts.stream().mapToInt(part -> Integer.BYTES + part.size()).sum();
    ByteBuffer input = ByteBuffer.allocate(size).put(LABEL);
    for (ByteString part : parts) {
      input.putInt(part.size());
      part.copyTo(input);
    }
    return input.array();
  }
}
