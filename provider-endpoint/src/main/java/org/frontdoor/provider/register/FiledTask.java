package org.frontdoor.provider.register;

import java.util.Set;

/**
 * A task and what the provider knows of it beyond its object.
 *
 * @param task the task object
 * @param accounts the accounts of this provider that have all the target's values
 * @param position what interception does for it
 * @param fault whether a fault of the provider's system keeps it from running
 */
public record FiledTask(
    StoredObject task, Set<String> accounts, SwitchPosition position, boolean fault) {

  /** Copies the set. */
  public FiledTask {
    accounts = Set.copyOf(accounts);
  }

  /** Whether an account of this provider is meant. */
  boolean targetKnown() {
    return !accounts.isEmpty();
  }

  /** The identifier alone: whom the task targets is in no text. */
  @Override
  public String toString() {
    return "FiledTask[" + task.id() + "]";
  }
}
