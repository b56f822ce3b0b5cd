package org.frontdoor.lab.escrow.agent;

import com.google.protobuf.ByteString;
import java.util.List;

/** An append-only log of commitments. Safe for use by several threads. */
public interface CommitmentLog {

  /**
   * Appends a commitment, before anything is done that it commits to.
   *
   * @return its index, from 0
   */
  long append(ByteString commitment);

  /** The signed checkpoint over everything that was appended. */
  ByteString checkpoint();

  /**
   * The entries from an index on; the log may return fewer than there are.
   *
   * @param first from 0
   */
  List<ByteString> entries(long first);
}
