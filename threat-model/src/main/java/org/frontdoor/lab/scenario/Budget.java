package org.frontdoor.lab.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a run may use.
 *
 * @param time how long it may take by the wall clock, all phases but {@link Scenario#revert}
 * @param amounts how much of each kind the adversary may spend; what is not named it may not spend
 */
public record Budget(Duration time, Map<BudgetKind, Long> amounts) {

  /** Refuses what is not positive. */
  public Budget {
    if (!time.isPositive() || amounts.values().stream().anyMatch(amount -> amount < 1)) {
      throw new IllegalArgumentException("a budget is positive");
    }
    Map<BudgetKind, Long> copy = new EnumMap<>(BudgetKind.class);
    copy.putAll(amounts);
    amounts = Collections.unmodifiableMap(copy);
  }
}
