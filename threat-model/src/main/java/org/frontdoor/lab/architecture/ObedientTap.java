package org.frontdoor.lab.architecture;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.frontdoor.provider.accountability.LoggedTasking;
import org.frontdoor.provider.accountability.TaskingLog;
import org.frontdoor.provider.tasking.LoggedTask;
import org.frontdoor.provider.tasking.SwitchState;
import org.frontdoor.provider.tasking.Tap;

/** A tap that does what it is told by whoever reaches it, and looks at no paper. */
final class ObedientTap implements Tap {

  private final Tap tap;
  private final TaskingLog own;

  /**
   * @param tap what does the tapping
   * @param own the log that it asks for, which nobody but this writes or reads
   */
  ObedientTap(Tap tap, TaskingLog own) {
    this.tap = tap;
    this.own = own;
  }

  @Override
  public CompletableFuture<Instant> activate(LoggedTask task) {
    LoggedTasking written = own.commit(List.of(task.task().tasking())).getFirst();
    return tap.activate(
        new LoggedTask(task.task(), written, own.growth(tap.logSize(), written.proof().size())));
  }

  /** It looks at no paper, so it has seen no log. */
  @Override
  public long logSize() {
    return 0;
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
    return tap.states();
  }
}
