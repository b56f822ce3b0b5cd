package org.frontdoor.conformance.mutants.objects;

import java.util.HashSet;
import java.util.Set;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;

/** Goes on intercepting when a task is suspended, and answers as if it did not. */
public final class DeafToSuspension implements Hi1Mutation {

  private final Set<String> suspended = new HashSet<>();

  /** One that has heard nothing yet. */
  public DeafToSuspension() {}

  @Override
  public synchronized Hi1Message request(Hi1Message request) {
    return Twist.eachAction(request, this::overheard);
  }

  @Override
  public synchronized Hi1Message answer(Hi1Message request, Hi1Message answer) {
    return Twist.eachResult(
        request, answer, (action, result) -> Twist.shown(result, this::pretended));
  }

  private ActionRequest overheard(ActionRequest action) {
    if (!action.hasUpdate() || !action.getUpdate().getObject().getLiTask().hasDesiredStatus()) {
      return action;
    }
    Hi1Object wish = action.getUpdate().getObject();
    if (wish.getLiTask().getDesiredStatus() != TaskStatus.TASK_STATUS_SUSPENDED) {
      suspended.remove(wish.getObjectIdentifier());
      return action;
    }
    suspended.add(wish.getObjectIdentifier());
    return Twist.asked(
        action,
        object -> {
          Hi1Object.Builder other = object.toBuilder();
          other.getLiTaskBuilder().setDesiredStatus(TaskStatus.TASK_STATUS_ACTIVE);
          return other.build();
        });
  }

  private Hi1Object pretended(Hi1Object object) {
    return suspended.contains(object.getObjectIdentifier())
        ? Twist.with(object, TaskStatus.TASK_STATUS_SUSPENDED)
        : object;
  }
}
