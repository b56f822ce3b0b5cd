package org.frontdoor.provider.interception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.frontdoor.provider.messenger.EventDrafts;
import org.junit.jupiter.api.Test;

final class TargetIndexTest {

  private final TargetIndex<String> index = new TargetIndex<>();

  @Test
  void task_isFoundByActorAndRecipient() {
    index.put("task", Set.of("a"));
    assertThat(found("a", "x")).containsExactly("task");
    assertThat(found("x", "a")).containsExactly("task");
    assertThat(found("x", "y")).isEmpty();
  }

  @Test
  void severalTasks_onOneAccount_areAllFound() {
    index.put("one", Set.of("a"));
    index.put("two", Set.of("a", "b"));
    assertThat(found("a", "x")).containsExactlyInAnyOrder("one", "two");
    assertThat(found("b", "x")).containsExactly("two");
  }

  @Test
  void task_putAgain_isFoundByItsNewAccountsOnly() {
    index.put("task", Set.of("a", "b"));
    index.put("task", Set.of("b", "c"));
    assertThat(found("a", "x")).isEmpty();
    assertThat(found("b", "x")).containsExactly("task");
    assertThat(found("c", "x")).containsExactly("task");
  }

  @Test
  void task_ofNobody_isFoundByNobody() {
    index.put("task", Set.of("a"));
    index.put("task", Set.of());
    assertThat(found("a", "x")).isEmpty();
  }

  private List<String> found(String from, String to) {
    List<String> tasks = new ArrayList<>();
    index.candidates(EventDrafts.message(from, to, 1).at(0, 0), tasks::add);
    return tasks;
  }
}
