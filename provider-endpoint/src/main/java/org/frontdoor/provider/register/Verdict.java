package org.frontdoor.provider.register;

import java.util.Optional;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.jspecify.annotations.Nullable;

/**
 * The status that the rules give an object.
 *
 * @param status the status, always a value of its dictionary
 * @param rule name of the rule that gave it
 * @param latch what the object has become for good
 * @param cause why it is invalid, rejected or in error; null otherwise
 * @param <S> AuthorisationStatus, DocumentStatus or TaskStatus
 */
public record Verdict<S>(S status, String rule, Latch latch, @Nullable ErrorInformation cause) {

  /** Why it is invalid, rejected or in error. */
  public Optional<ErrorInformation> reason() {
    return Optional.ofNullable(cause);
  }
}
