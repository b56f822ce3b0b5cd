package org.frontdoor.conformance.cases.integrity;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The hashes of hi2.md sections 5 and 7, written from the text and not from the protocol's code.
 */
final class Hashes {

  /** The link before the first unit of a task. */
  static final ByteString GENESIS = ByteString.copyFrom(new byte[32]);

  private static final byte[] CHAIN =
      "frontdoor.hi2.chain.v1\0".getBytes(StandardCharsets.US_ASCII);

  private Hashes() {}

  /** The link after a unit. */
  static ByteString link(ByteString previous, ByteString header, ByteString ciphertext) {
    return sha256(
        ByteString.copyFrom(CHAIN)
            .concat(previous)
            .concat(size(header))
            .concat(header)
            .concat(size(ciphertext))
            .concat(ciphertext));
  }

  /** The root over leaves: MTH of RFC 6962 section 2.1. */
  static ByteString root(List<ByteString> leaves) {
    if (leaves.size() == 1) {
      return sha256(ByteString.copyFrom(new byte[] {0}).concat(leaves.getFirst()));
    }
    int half = Integer.highestOneBit(leaves.size() - 1);
    return sha256(
        ByteString.copyFrom(new byte[] {1})
            .concat(root(leaves.subList(0, half)))
            .concat(root(leaves.subList(half, leaves.size()))));
  }

  private static ByteString size(ByteString bytes) {
    return ByteString.copyFrom(ByteBuffer.allocate(4).putInt(bytes.size()).flip());
  }

  private static ByteString sha256(ByteString bytes) {
    try {
      return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
