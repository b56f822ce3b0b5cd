package org.frontdoor.provider.interception;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.frontdoor.provider.tasking.LoggedTask;

/** What the loop is told to do; the answer comes when it is durable. */
sealed interface InterceptionCommand {

  /** Completed by the loop after the commit. */
  CompletableFuture<Instant> answer();

  /** Starts, resumes or changes a task. */
  record Activate(LoggedTask task, CompletableFuture<Instant> answer)
      implements InterceptionCommand {}

  /** Holds a task. */
  record Suspend(UUID taskId, Instant from, CompletableFuture<Instant> answer)
      implements InterceptionCommand {}

  /** Ends a task. */
  record End(UUID taskId, Instant from, CompletableFuture<Instant> answer)
      implements InterceptionCommand {}
}
