package org.frontdoor.provider.register;

import org.frontdoor.hi1.v1.TaskStatus;

/**
 * The status of a task, and what interception is to do for it.
 *
 * @param verdict its status
 * @param wanted what interception is to do
 */
public record TaskVerdict(Verdict<TaskStatus> verdict, Wanted wanted) {}
