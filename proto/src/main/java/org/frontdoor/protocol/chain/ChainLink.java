package org.frontdoor.protocol.chain;

import com.google.protobuf.ByteString;

/**
 * Links the units of a task (after TS 102 232-1 clause 7.2.3, where hashes are not linked).
 *
 * <p>START, EPOCH, BATCH and END advance the chain, and so does a GAP of the reason JOURNAL_BOUND,
 * since it takes nothing out of the chain. A GAP of the reason SPOOL_BOUND is not hashed: it
 * bridges from its link_before to its link_after.
 */
public final class ChainLink {

  /** The link before the first unit of a task: 32 zero bytes. */
  public static final ByteString GENESIS = ByteString.copyFrom(new byte[Sha256.BYTES]);

  private ChainLink() {}

  /**
   * The link after a unit. Who computes many has a {@link ChainLinker}.
   *
   * @param previous the link before it, 32 bytes
   * @param header the unit's header, the very bytes that are sent
   * @param ciphertext the unit's ciphertext, empty for every kind but BATCH
   */
  public static ByteString next(ByteString previous, ByteString header, ByteString ciphertext) {
    return new ChainLinker().next(previous, header, ciphertext);
  }
}
