package org.frontdoor.lab.architecture;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.frontdoor.provider.tasking.LoggedTask;
import org.frontdoor.provider.tasking.SwitchState;
import org.frontdoor.provider.tasking.Tap;

/**
 * The program that stands before a tap and answers for it. Whoever holds it can have it leave taps
 * out of its answers; what the tap does is another matter.
 */
public final class TapConsole implements Tap {

  private final Tap tap;
  private final Set<UUID> hidden = ConcurrentHashMap.newKeySet();

  TapConsole(Tap tap) {
    this.tap = tap;
  }

  /** From now on it says nothing of this task. */
  public void hide(UUID taskId) {
    hidden.add(taskId);
  }

  @Override
  public CompletableFuture<Instant> activate(LoggedTask task) {
    return tap.activate(task);
  }

  @Override
  public long logSize() {
    return tap.logSize();
  }

  @Override
  public CompletableFuture<Instant> suspend(UUID taskId, Instant from) {
    return tap.suspend(taskId, from);
  }

  @Override
  public CompletableFuture<Instant> end(UUID taskId, Instant from) {
    return tap.end(taskId, from);
  }

  @Override
  public Map<UUID, SwitchState> states() {
    Map<UUID, SwitchState> shown = new HashMap<>(tap.states());
    shown.keySet().removeAll(hidden);
    return shown;
  }
}
