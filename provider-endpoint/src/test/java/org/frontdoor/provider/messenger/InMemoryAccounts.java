package org.frontdoor.provider.messenger;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A directory that forgets everything with the process; passes the contract. */
public final class InMemoryAccounts implements AccountDirectory {

  private final Map<String, Aliases> accounts = new HashMap<>();
  private final Map<String, Integer> deviceCounts = new HashMap<>();
  private final Map<TokenHash, Device> devices = new HashMap<>();

  @Override
  public synchronized boolean exists(String accountId) {
    return accounts.containsKey(accountId);
  }

  @Override
  public Optional<String> byPhone(String phoneNumber) {
    return byAlias(Aliases::phone, phoneNumber);
  }

  @Override
  public Optional<String> byEmail(String emailAddress) {
    return byAlias(Aliases::email, emailAddress.toLowerCase(Locale.ROOT));
  }

  private synchronized Optional<String> byAlias(
      Function<Aliases, Optional<String>> alias, String wanted) {
    return accounts.entrySet().stream()
        .filter(entry -> alias.apply(entry.getValue()).filter(wanted::equals).isPresent())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public synchronized Aliases aliases(String accountId) {
    return accounts.getOrDefault(accountId, Aliases.NONE);
  }

  @Override
  public synchronized boolean create(String accountId, Aliases aliases) {
    Aliases stored =
        new Aliases(aliases.phoneNumber(), aliases.emailAddress().toLowerCase(Locale.ROOT));
    boolean taken =
        stored.phone().flatMap(this::byPhone).isPresent()
            || stored.email().flatMap(this::byEmail).isPresent();
    return !taken && accounts.putIfAbsent(accountId, stored) == null;
  }

  @Override
  public synchronized long createAll(Iterator<String> accountIds) {
    long created = 0;
    while (accountIds.hasNext()) {
      created += create(accountIds.next(), Aliases.NONE) ? 1 : 0;
    }
    return created;
  }

  @Override
  public synchronized Device addDevice(String accountId, TokenHash token) {
    if (!exists(accountId)) {
      throw new IllegalArgumentException("no such account");
    }
    Device device = new Device(accountId, deviceCounts.merge(accountId, 1, Integer::sum));
    devices.put(token, device);
    return device;
  }

  @Override
  public synchronized Set<String> existing(Set<String> accountIds) {
    return accountIds.stream().filter(this::exists).collect(Collectors.toSet());
  }

  @Override
  public int deviceCount(String accountId) {
    return deviceCounts.getOrDefault(accountId, 0);
  }

  @Override
  public synchronized Optional<Device> deviceOf(TokenHash token) {
    return Optional.ofNullable(devices.get(token));
  }

  @Override
  public synchronized long count() {
    return accounts.size();
  }

  @Override
  public void close() {}
}
