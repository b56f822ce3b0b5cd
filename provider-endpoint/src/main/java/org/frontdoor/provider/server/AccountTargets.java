package org.frontdoor.provider.server;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
    Set<String> matching = new HashSet<>();
    boolean first = true;
    for (TargetIdentifierValue value : target.getValuesList()) {
      Set<String> named = named(value).map(Set::of).orElseGet(Set::of);
      if (first) {
        matching.addAll(named);
        first = false;
      } else {
        matching.retainAll(named);
      }
    }
    return Set.copyOf(matching);
  }

  private Optional<String> named(TargetIdentifierValue value) {
    String owner = value.getFormatType().getFormatOwner();
    String name = value.getFormatType().getFormatName();
    if (owner.equals(provider) && name.equals("MessengerAccount")) {
      return Optional.of(value.getValue()).filter(accounts::exists);
    }
    if (owner.equals(ETSI) && name.equals("InternationalE164")) {
      return accounts.byPhone(value.getValue());
    }
    if (owner.equals(ETSI) && name.equals("EmailAddress")) {
      return accounts.byEmail(value.getValue());
    }
    return Optional.empty();
  }
}
