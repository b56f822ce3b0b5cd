package org.frontdoor.lab.scenarios.esc;

import com.google.protobuf.ByteString;
import java.util.List;
import org.frontdoor.escrow.v1.EscrowBlob;
import org.frontdoor.lab.escrow.blob.BlobException;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.blob.EscrowPublicKey;
import org.frontdoor.lab.escrow.blob.MessageKey;

/** By what an honest client decides whether the escrow will have the key of a message. */
interface PeerCheck {

  /** What an honest client sends beside a blob; may be empty. */
  ByteString checksum(MessageKey session, EscrowBlob blob);

  /** Whether an honest client takes the message. */
  boolean accepts(MessageKey session, EscrowBlob blob, ByteString checksum);

  /** The recipient makes the blob again from the message key, and compares every byte. */
  static PeerCheck recompute(List<EscrowPublicKey> keys) {
    return new PeerCheck() {
      @Override
      public ByteString checksum(MessageKey session, EscrowBlob blob) {
        return ByteString.EMPTY;
      }

      @Override
      public boolean accepts(MessageKey session, EscrowBlob blob, ByteString checksum) {
        try {
          return BlobReader.read(blob.toByteString()).escrows(session, keys);
        } catch (BlobException e) {
          return false;
        }
      }
    };
  }
}
