package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.frontdoor.common.v1.TargetIdentifier;

/**
 * What the status of an object depends on and the register does not hold. The answers must come at
 * once: they are asked for inside a transaction.
 */
public interface Circumstances {

  /** What comes of verifying a document's body now. */
  DocumentFinding finding(StoredObject document, Instant now);

  /**
   * For each target, in their order, the accounts of this provider that have all of its values;
   * nobody if it has none.
   */
  List<Set<String>> accounts(List<TargetIdentifier> targets);

  /**
   * What interception does for a task; {@link SwitchPosition#OFF} for one that it does not know.
   */
  SwitchPosition position(UUID taskId);

  /** Whether a fault of the provider's system keeps a task from running. */
  boolean fault(UUID taskId);
}
