package org.frontdoor.provider.register;

import java.time.Instant;
import org.frontdoor.provider.accountability.AuditEntry;

/** A change of the register that happens as a whole or not at all. Sees its own changes. */
public interface RegisterTransaction extends RegisterView {

  /**
   * Adds an object of generation 1. The objects that it names as associated must be there.
   *
   * @throws ObjectExistsException if its identifier is taken, whoever owns it
   * @throws UnknownObjectException if an associated object is not there
   * @throws IllegalArgumentException if its generation is not 1
   */
  void insert(StoredObject object);

  /**
   * Replaces an object by its next generation.
   *
   * @throws StaleGenerationException if its generation is not one above the stored one
   * @throws UnknownObjectException if the object, or one that it names as associated, is not there
   * @throws IllegalArgumentException if type or owner differ from the stored ones, or if the object
   *     would lose its latch
   */
  void replace(StoredObject object);

  /**
   * Completes an object whose present generation this transaction wrote itself, at that generation:
   * what follows from an action belongs to the action's own change (TS 103 120 clause 7.1.3).
   *
   * @throws IllegalArgumentException if this transaction did not write the present generation, or
   *     as in {@link #replace}
   */
  void amend(StoredObject object);

  /**
   * Remembers what was answered.
   *
   * @throws ObjectExistsException if this sender's transaction was answered before
   */
  void recordAnswer(StoredAnswer answer);

  /**
   * Forgets what was answered before an instant.
   *
   * @return how many answers were forgotten
   */
  int forgetAnswersBefore(Instant instant);

  /** Adds an entry to the account. If it cannot be written, nothing of the transaction is. */
  void audit(AuditEntry entry);
}
