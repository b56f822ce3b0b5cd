package org.frontdoor.lab.escrow.authority;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.frontdoor.escrow.v1.RefusalReason;
import org.frontdoor.lab.escrow.blob.MessageKey;

/**
 * What came of an attempt to open a message.
 *
 * @param key the message key, if it was opened
 * @param parts how many good parts there were, over all escrows
 * @param refusals which agents refused, and why, by name
 * @param blamed in whose name bad parts came: the agent's, or that of whoever carried its answer
 * @param silent which agents could not be reached, by name
 */
public record Opening(
    Optional<MessageKey> key,
    int parts,
    SortedMap<String, RefusalReason> refusals,
    SortedSet<String> blamed,
    SortedSet<String> silent) {

  /** Whether the message was opened. */
  public boolean isOpen() {
    return key.isPresent();
  }
}
