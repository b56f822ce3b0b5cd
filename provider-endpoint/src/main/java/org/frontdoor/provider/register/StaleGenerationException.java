package org.frontdoor.provider.register;

import java.util.UUID;

/** The object changed in the meantime (TS 103 120 clause 7.1.3). */
public final class StaleGenerationException extends RegisterException {

  private static final long serialVersionUID = 1L;

  /** For an object whose stored generation is not the one before the given one. */
  public StaleGenerationException(UUID id, long given) {
    super("Object " + id + " is not at generation " + (given - 1) + " any more.");
  }
}
