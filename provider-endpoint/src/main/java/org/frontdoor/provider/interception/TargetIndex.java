package org.frontdoor.provider.interception;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.frontdoor.provider.messenger.JournaledEvent;

/**
 * From an account to the tasks that may match its events. What an event costs does not depend on
 * how many tasks there are, only on how many match.
 *
 * @param <T> what stands for a task
 */
public final class TargetIndex<T> {

  private final Map<String, List<T>> tasksByAccount = new HashMap<>();
  private final Map<T, Set<String>> accountsByTask = new HashMap<>();
  private AccountFilter filter = AccountFilter.of(Set.of());

  /** Says for which accounts a task is to be found from now on; nobody removes it. */
  public void put(T task, Set<String> accounts) {
    Set<String> before = accountsByTask.getOrDefault(task, Set.of());
    if (before.equals(accounts)) {
      return;
    }
    before.forEach(account -> remove(account, task));
    accounts.forEach(account -> add(account, task));
    if (accounts.isEmpty()) {
      accountsByTask.remove(task);
    } else {
      accountsByTask.put(task, Set.copyOf(accounts));
    }
  }

  /** Gives every task that an account of the event belongs to, some perhaps several times. */
  public void candidates(JournaledEvent event, Consumer<T> found) {
    tasks(event.actor()).forEach(found);
    List<String> recipients = event.recipients();
    for (int i = 0; i < recipients.size(); i++) {
      tasks(recipients.get(i)).forEach(found);
    }
  }

  private List<T> tasks(String account) {
    return filter.mayHold(account) ? tasksByAccount.getOrDefault(account, List.of()) : List.of();
  }

  private void add(String account, T task) {
    // Copied, not changed in place: almost every account has one task, and a list of one is small.
    tasksByAccount.merge(
        account, List.of(task), (some, one) -> Stream.concat(some.stream(), one.stream()).toList());
    if (filter.isFull()) {
      filter = AccountFilter.of(tasksByAccount.keySet());
    } else {
      filter.add(account);
    }
  }

  private void remove(String account, T task) {
    tasksByAccount.computeIfPresent(
        account,
        (name, some) -> {
          List<T> rest = some.stream().filter(other -> !other.equals(task)).toList();
          return rest.isEmpty() ? null : rest;
        });
  }
}
