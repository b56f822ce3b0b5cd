package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;

/**
 * The end of the account at some time. Whoever remembers one notices later if the account before it
 * was changed or cut.
 *
 * @param count how many entries there are
 * @param hash link after the last of them, 32 bytes; zeros when there is none
 */
public record AuditHead(long count, ByteString hash) {

  /** The head of an account without entries. */
  public static final AuditHead EMPTY = new AuditHead(0, ByteString.copyFrom(new byte[32]));

  /** Checks count and length. */
  public AuditHead {
    if (count < 0 || hash.size() != 32) {
      throw new IllegalArgumentException(
          "An audit head has a count from 0 and a hash of 32 bytes.");
    }
  }

  /** The head after one more entry. */
  public AuditHead after(AuditEntry entry) {
    return new AuditHead(count + 1, AuditChain.link(this, entry));
  }
}
