package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;

/** An append-only log of commitments. Safe for use by several threads. */
public interface CommitmentLog {

  /**
   * Appends a commitment, before anything is done that it commits to.
   *
   * @return its index, from 0
   * @throws IOException if it cannot be written; then nothing of the kind may be done
   */
  long append(ByteString commitment) throws IOException;

  /**
   * What the log shows at one moment.
   *
   * @param checkpoint signed, over everything that was appended
   * @param entries from the index on that was asked for; perhaps fewer than there are
   */
  record Page(ByteString checkpoint, List<ByteString> entries) {}

  /**
   * Entries, with the checkpoint that counts them.
   *
   * @param first index of the first entry, from 0
   */
  Page read(long first);
}
