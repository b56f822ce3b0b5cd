package org.frontdoor.provider.admissibility;

import org.frontdoor.hi1.v1.ErrorInformation;

/** Whether something may be ordered. */
public sealed interface Ruling {

  /** It may. */
  record Admissible() implements Ruling {}

  /**
   * It may not.
   *
   * @param reason with field, rule and remedy; without any value
   */
  record Refused(ErrorInformation reason) implements Ruling {}
}
