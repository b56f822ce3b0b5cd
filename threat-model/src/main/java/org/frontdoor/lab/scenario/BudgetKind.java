package org.frontdoor.lab.scenario;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an attacker can run out of. */
public enum BudgetKind {
  /** Guesses, forgeries, encryptions: whatever the attacker computes alone. */
  OPERATIONS,
  /** Messages that somebody else answers. */
  REQUESTS,
  /** Epochs of the logical clock that the attacker stays. */
  EPOCHS;

  /** As in the catalogue. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that word. */
  public static Optional<BudgetKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
