package org.frontdoor.provider.register;

import java.util.UUID;

/** An object is not there (TS 103 120 table D.1, codes 3011, 3014 and 3016). */
public final class UnknownObjectException extends RegisterException {

  private static final long serialVersionUID = 1L;

  /** For the object itself or one that it names as associated. */
  public UnknownObjectException(UUID id) {
    super("There is no object " + id + ".");
  }
}
