package org.frontdoor.provider.tasking;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Where interception happens. Like {@link InterceptionSwitch} in everything, but for one thing: it
 * taps nobody for whom it is not shown an entry of the log, whoever asks. Implemented by
 * interception.
 */
public interface Tap {

  /**
   * As {@link InterceptionSwitch#activate}.
   *
   * @return fails with {@link org.frontdoor.provider.accountability.NotLoggedException} if the
   *     receipt does not show that this very task is in the log, or the log does not continue the
   *     one that was shown last
   */
  CompletableFuture<Instant> activate(LoggedTask task);

  /** How large the tree of the log was that was shown last: what an activation must continue. */
  long logSize();

  /** As {@link InterceptionSwitch#suspend}. */
  CompletableFuture<Instant> suspend(UUID taskId, Instant from);

  /** As {@link InterceptionSwitch#end}. */
  CompletableFuture<Instant> end(UUID taskId, Instant from);

  /** As {@link InterceptionSwitch#states}. */
  Map<UUID, SwitchState> states();
}
