package org.frontdoor.lab.messenger.mls;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.bouncycastle.mls.KeyGeneration;
import org.bouncycastle.mls.KeyScheduleEpoch;
import org.bouncycastle.mls.codec.MLSOutputStream;

/**
 * Who sent a private message, and the how-manieth of his in this epoch it is (RFC 9420, section
 * 6.3.2). The library does not tell its caller the first and does not bound the second: one message
 * that claims a high generation makes it hash until it gets there (CVE-2026-59644).
 *
 * @param leaf place of the sender in the tree
 * @param generation from 0
 */
record SenderData(int leaf, int generation) {

  private static final int HEADER_BYTES = 4;
  private static final int PLAIN_BYTES = 12;

  /**
   * Whether it can follow the last message that came, if some on the way are missing.
   *
   * @param seen the highest generation of the sender that came, -1 for none
   * @param largestGap how many steps ahead it may be
   */
  boolean follows(int seen, int largestGap) {
    return generation >= 0 && (long) generation - seen <= largestGap;
  }

  /** The open part of a private message. */
  private record Open(
      ByteString groupId, long epoch, byte type, ByteString senderData, ByteString ciphertext) {

    static Open read(byte[] message) throws IOException {
      BoundedInput input = new BoundedInput(BoundedInput.after(HEADER_BYTES, message));
      ByteString groupId = opaque(input);
      long epoch = (long) input.read(long.class);
      byte type = (byte) input.read(byte.class);
      var unusedAuthenticatedData = opaque(input);
      return new Open(groupId, epoch, type, opaque(input), opaque(input));
    }

    private static ByteString opaque(BoundedInput input) throws IOException {
      return ByteString.copyFrom(input.readOpaque());
    }

    byte[] associatedData() throws IOException {
      MLSOutputStream out = new MLSOutputStream();
      out.writeOpaque(groupId.toByteArray());
      out.write(epoch);
      out.write(type);
      return out.toByteArray();
    }
  }

  /**
   * Decrypts it.
   *
   * @param message a whole private message that {@link BoundedInput} has read before
   */
  static SenderData open(byte[] message, KeyScheduleEpoch epoch) throws Exception {
    Open open = Open.read(message);
    KeyGeneration keys =
        KeyScheduleEpoch.senderDataKeys(
            MlsLibrary.SUITE,
            epoch.senderDataSecret.value().clone(),
            open.ciphertext().toByteArray());
    byte[] plain =
        MlsLibrary.SUITE
            .getAEAD()
            .open(keys.key, keys.nonce, open.associatedData(), open.senderData().toByteArray());
    if (plain.length != PLAIN_BYTES) {
      throw new IOException("sender data of another length");
    }
    ByteBuffer fields = ByteBuffer.wrap(plain);
    return new SenderData(fields.getInt(), fields.getInt());
  }
}
