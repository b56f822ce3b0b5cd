package org.frontdoor.protocol.tlog;

import com.google.protobuf.ByteString;
import java.util.List;

/**
 * A log as whoever reads it sees it, near or far. It may lie: nothing that it returns is to be
 * believed before it is verified.
 */
public interface LogView {

  /** The most entries that one call returns. */
  int PAGE = 256;

  /** The checkpoint that the log publishes now. */
  SignedNote checkpoint() throws TlogException;

  /**
   * Entries in order.
   *
   * @param from index of the first, from 0
   * @param to index after the last; at most {@link #PAGE} are returned whatever it says
   */
  List<ByteString> entries(long from, long to) throws TlogException;

  /** That an entry is in the tree of a size. */
  ProofOfInclusion inclusion(long index, long size) throws TlogException;

  /** That the tree of one size begins with that of another. */
  ProofOfConsistency consistency(long oldSize, long newSize) throws TlogException;
}
