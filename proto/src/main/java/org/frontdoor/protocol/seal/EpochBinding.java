package org.frontdoor.protocol.seal;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.frontdoor.hi1.v1.SealingSuite;

/**
 * What ties an epoch key to its task and epoch: the labelled inputs of HPKE and of the commitment.
 */
final class EpochBinding {

  /** Bytes of an epoch key, and of every hash here. */
  static final int KEY_BYTES = 32;

  private static final byte[] INFO_LABEL = label("frontdoor.hi2.epoch.v1");
  private static final byte[] COMMITMENT_LABEL = label("frontdoor.hi2.commit.v1");

  private EpochBinding() {}

  /** HPKE's info: label, task, epoch, suite. */
  static byte[] info(String liid, long epoch, SealingSuite suite) {
    byte[] task = liid.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(INFO_LABEL.length + 4 + task.length + 8 + 4)
        .put(INFO_LABEL)
        .putInt(task.length)
        .put(task)
        .putLong(epoch)
        .putInt(suite.getNumber())
        .array();
  }

  /** The commitment to an epoch key: label, key, task, epoch. AES-GCM alone does not commit. */
  static byte[] commitment(byte[] epochKey, String liid, long epoch) {
    byte[] task = liid.getBytes(StandardCharsets.UTF_8);
    MessageDigest sha256 = sha256();
    sha256.update(COMMITMENT_LABEL);
    sha256.update(epochKey);
    sha256.update(
        ByteBuffer.allocate(4 + task.length + 8)
            .putInt(task.length)
            .put(task)
            .putLong(epoch)
            .flip());
    return sha256.digest();
  }

  /** The name of a delivery key. */
  static ByteString keyId(ByteString rawPublicKey) {
    return ByteString.copyFrom(sha256().digest(rawPublicKey.toByteArray()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private static byte[] label(String text) {
    return (text + "\0").getBytes(StandardCharsets.US_ASCII);
  }
}
