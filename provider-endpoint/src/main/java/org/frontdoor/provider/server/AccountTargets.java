package org.frontdoor.provider.server;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.provider.messenger.AccountDirectory;
import org.frontdoor.provider.tasking.TargetResolver;

/** Finds targets among the messenger's accounts. */
final class AccountTargets implements TargetResolver {

  private static final String ETSI = "ETSI";

  private final AccountDirectory accounts;
  private final String provider;

  /**
   * Looks among accounts.
   *
   * @param provider the provider's unique identifier, owner of the format MessengerAccount
   */
  AccountTargets(AccountDirectory accounts, String provider) {
    this.accounts = accounts;
    this.provider = provider;
  }

  @Override
  public Set<String> resolve(TargetIdentifier target) {
    return resolve(target, accounts::exists);
  }

  @Override
  public List<Set<String>> resolveAll(List<TargetIdentifier> targets) {
    Set<String> named =
        targets.stream()
            .flatMap(target -> target.getValuesList().stream())
            .filter(this::isAccount)
            .map(TargetIdentifierValue::getValue)
            .collect(Collectors.toSet());
    Set<String> existing = accounts.existing(named);
    return targets.stream().map(target -> resolve(target, existing::contains)).toList();
  }

  private Set<String> resolve(TargetIdentifier target, Predicate<String> exists) {
    Set<String> matching = new HashSet<>();
    boolean first = true;
    for (TargetIdentifierValue value : target.getValuesList()) {
      Set<String> named = named(value, exists).map(Set::of).orElseGet(Set::of);
      if (first) {
        matching.addAll(named);
        first = false;
      } else {
        matching.retainAll(named);
      }
    }
    return Set.copyOf(matching);
  }

  private Optional<String> named(TargetIdentifierValue value, Predicate<String> exists) {
    String owner = value.getFormatType().getFormatOwner();
    String name = value.getFormatType().getFormatName();
    if (isAccount(value)) {
      return Optional.of(value.getValue()).filter(exists);
    }
    if (owner.equals(ETSI) && name.equals("InternationalE164")) {
      return accounts.byPhone(value.getValue());
    }
    if (owner.equals(ETSI) && name.equals("EmailAddress")) {
      return accounts.byEmail(value.getValue());
    }
    return Optional.empty();
  }

  private boolean isAccount(TargetIdentifierValue value) {
    return value.getFormatType().getFormatOwner().equals(provider)
        && value.getFormatType().getFormatName().equals("MessengerAccount");
  }
}
