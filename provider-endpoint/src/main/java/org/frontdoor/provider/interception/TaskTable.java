package org.frontdoor.provider.interception;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.provider.delivery.TaskDefinition;
import org.frontdoor.provider.delivery.TaskState.Phase;
import org.frontdoor.provider.messenger.JournaledEvent;

/** All tasks that the loop knows, findable in each way that it needs. For one thread. */
final class TaskTable {

  private record Name(EndpointId authority, String liid) {}

  private final Map<UUID, InterceptedTask> byId = new LinkedHashMap<>();
  private final Map<Name, InterceptedTask> byName = new HashMap<>();
  private final Set<InterceptedTask> settling = new LinkedHashSet<>();
  private final TargetIndex<InterceptedTask> index = new TargetIndex<>();

  /** Adds a task, or files one anew that has changed. */
  void file(InterceptedTask task) {
    TaskDefinition definition = task.definition();
    byId.put(definition.taskId(), task);
    byName.put(new Name(definition.authority(), definition.liid()), task);
    index.put(task, task.accounts());
    if (task.settling()) {
      settling.add(task);
    } else {
      settling.remove(task);
    }
  }

  Optional<InterceptedTask> find(UUID taskId) {
    return Optional.ofNullable(byId.get(taskId));
  }

  Optional<InterceptedTask> find(EndpointId authority, String liid) {
    return Optional.ofNullable(byName.get(new Name(authority, liid)));
  }

  Collection<InterceptedTask> all() {
    return byId.values();
  }

  /** Tasks that wait for the journal to be read up to some time. */
  List<InterceptedTask> settling() {
    return List.copyOf(settling);
  }

  /** LIIDs of the authority's tasks that have ended. */
  Set<String> ended(EndpointId authority) {
    return byId.values().stream()
        .filter(task -> task.phase() == Phase.ENDED)
        .map(InterceptedTask::definition)
        .filter(task -> task.authority().equals(authority))
        .map(TaskDefinition::liid)
        .collect(Collectors.toSet());
  }

  /** Matches an event; gives the tasks for which it became a record. */
  void match(JournaledEvent event, long nowMicros, Set<InterceptedTask> touched) {
    index.candidates(
        event,
        task -> {
          if (task.consider(event, nowMicros)) {
            touched.add(task);
          }
        });
  }

  /** Wipes all keys. */
  void close() {
    byId.values().forEach(task -> task.delivery().close());
  }
}
