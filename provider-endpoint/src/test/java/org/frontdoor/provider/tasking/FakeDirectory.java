package org.frontdoor.provider.tasking;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.common.v1.TargetIdentifier;

/** Accounts by any of their identifiers. */
public final class FakeDirectory implements TargetResolver {

  private final Map<String, Set<String>> accountsByIdentifier;

  /**
   * Makes a directory.
   *
   * @param identifiersByAccount all identifiers of each account, its own name among them or not
   */
  public FakeDirectory(Map<String, Set<String>> identifiersByAccount) {
    this.accountsByIdentifier = Map.copyOf(identifiersByAccount);
  }

  @Override
  public Set<String> resolve(TargetIdentifier target) {
    if (target.getValuesCount() == 0) {
      return Set.of();
    }
    return accountsByIdentifier.entrySet().stream()
        .filter(
            account ->
                target.getValuesList().stream()
                    .allMatch(value -> account.getValue().contains(value.getValue())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
