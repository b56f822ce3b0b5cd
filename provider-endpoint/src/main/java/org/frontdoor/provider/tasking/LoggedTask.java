package org.frontdoor.provider.tasking;

import org.frontdoor.provider.accountability.LoggedTasking;

/**
 * A task with the proof that it is in the log.
 *
 * @param task the task
 * @param receipt shows that exactly this task was logged
 */
public record LoggedTask(InterceptionTask task, LoggedTasking receipt) {}
