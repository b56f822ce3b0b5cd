package org.frontdoor.protocol.chain;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;

/**
 * Computes the links of many tasks, one after the other, with one digest: to find and make a digest
 * takes as long as to hash a small unit. For one thread.
 */
public final class ChainLinker {

  private static final byte[] LABEL =
      "frontdoor.hi2.chain.v1\0".getBytes(StandardCharsets.US_ASCII);

  private final Sha256 sha256 = new Sha256();

  /** As {@link ChainLink#next}. */
  public ByteString next(ByteString previous, ByteString header, ByteString ciphertext) {
    if (previous.size() != Sha256.BYTES) {
      throw new IllegalArgumentException("A link has 32 bytes.");
    }
    return sha256.add(LABEL).add(previous).addWithLength(header).addWithLength(ciphertext).finish();
  }
}
