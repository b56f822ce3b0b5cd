package org.frontdoor.protocol.verify;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The verifier's own reading of the hash constructions in proto/spec/hi2.md. */
final class Rehash {

  /** The chain's link before a task's first unit. */
  static final ByteString NO_LINK = ByteString.copyFrom(new byte[32]);

  private Rehash() {}

  /** The chain's link after a unit. */
  static ByteString link(ByteString before, ByteString header, ByteString ciphertext) {
    MessageDigest digest = sha256();
    var head = new ByteArrayOutputStream(64 + header.size());
    try (var out = new DataOutputStream(head)) {
      out.write("frontdoor.hi2.chain.v1".getBytes(StandardCharsets.US_ASCII));
      out.write(0);
      before.writeTo(out);
      out.writeInt(header.size());
      header.writeTo(out);
      out.writeInt(ciphertext.size());
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory does not fail.", e);
    }
    digest.update(head.toByteArray());
    digest.update(ciphertext.asReadOnlyByteBuffer());
    return ByteString.copyFrom(digest.digest());
  }

  /** RFC 6962 section 2.1, written as the RFC writes it; of at least one leaf. */
  static ByteString treeHash(List<ByteString> leaves) {
    if (leaves.size() == 1) {
      return hash(0, leaves.getFirst(), ByteString.EMPTY);
    }
    int split = 1;
    while (2L * split < leaves.size()) {
      split *= 2;
    }
    ByteString left = treeHash(leaves.subList(0, split));
    ByteString right = treeHash(leaves.subList(split, leaves.size()));
    return hash(1, left, right);
  }

  /**
   * The root to which an audit path leads (RFC 6962 section 2.1.1), walked from the root downwards.
   *
   * @param path the remaining path, from the leaf upwards
   * @return empty if the path does not have the length that index and size ask for
   */
  static ByteString rootOf(ByteString leaf, long index, long size, List<ByteString> path) {
    if (size == 1) {
      return path.isEmpty() ? hash(0, leaf, ByteString.EMPTY) : ByteString.EMPTY;
    }
    if (path.isEmpty()) {
      return ByteString.EMPTY;
    }
    long split = Long.highestOneBit(size - 1);
    ByteString beside = path.getLast();
    List<ByteString> below = path.subList(0, path.size() - 1);
    if (index < split) {
      ByteString left = rootOf(leaf, index, split, below);
      return left.isEmpty() ? left : hash(1, left, beside);
    }
    ByteString right = rootOf(leaf, index - split, size - split, below);
    return right.isEmpty() ? right : hash(1, beside, right);
  }

  private static ByteString hash(int prefix, ByteString first, ByteString second) {
    MessageDigest digest = sha256();
    digest.update((byte) prefix);
    digest.update(first.asReadOnlyByteBuffer());
    digest.update(second.asReadOnlyByteBuffer());
    return ByteString.copyFrom(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
