package org.frontdoor.provider.tasking;

import java.time.Instant;
import org.frontdoor.provider.register.DocumentFinding;
import org.frontdoor.provider.register.StoredObject;

/** Says of a document whether it is signed as it must be, by an office that may sign it. */
public interface DocumentFindings {

  /**
   * The finding on a document. The same document gets the same finding while the process lives, so
   * that a status never changes because somebody looked.
   *
   * @param document a document object with its body
   * @param now when it is looked at first
   * @throws FindingUnavailableException if nothing can be said at the moment about a document that
   *     was found good before
   */
  DocumentFinding of(StoredObject document, Instant now);
}
