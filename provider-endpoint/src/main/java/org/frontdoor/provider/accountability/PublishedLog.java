package org.frontdoor.provider.accountability;

import org.frontdoor.protocol.tlog.LogView;
import org.frontdoor.protocol.tlog.NoteSignature;
import org.frontdoor.protocol.tlog.TlogException;

/**
 * A log as it is served: what was published, and nothing newer. Numbers that are out of range are
 * refused with {@link IndexOutOfBoundsException}.
 */
public interface PublishedLog extends LogView {

  /**
   * Takes a witness's cosignature of the published checkpoint.
   *
   * @param size of the tree that was cosigned
   * @return whether it stands under the published checkpoint now; false if another is published
   * @throws TlogException if it is not that of a witness that the log knows
   */
  boolean cosign(long size, NoteSignature signature) throws TlogException;
}
