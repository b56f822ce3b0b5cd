package org.frontdoor.conformance.mutants.hi1;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.CspConfig;
import org.frontdoor.hi1.v1.DeliverResult;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;

/** Mutants of GETCSPCONFIG, of cancelling, and of what is not supported. */
public final class OtherActionMutants {

  private OtherActionMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "ACT-30",
            "leaves out the definition of a format",
            "is defined",
            config(config -> config.removeTargetFormats(0))),
        new Mutant(
            "ACT-30",
            "does not say when its configuration changed",
            "when it last changed",
            config(CspConfig.Builder::clearLastChanged)),
        new Mutant(
            "ACT-30",
            "does not say what may be targeted",
            "what may be targeted",
            config(CspConfig.Builder::clearTargetingConfigurations)),
        new Mutant("ACT-31", "forgets what is cancelled", "stays readable", new ForgottenTasks()),
        new Mutant(
            "ACT-31", "does not cancel what nobody has read", "is cancelled", new UnreadTasks()),
        new Mutant(
            "ACT-32",
            "takes deliveries from authorities",
            "3001",
            Alter.results(OtherActionMutants::deliver)),
        new Mutant(
            "ACT-32",
            "has no code for what it does not support",
            "3001",
            Alter.codes(
                (action, error) ->
                    action.hasDeliver() && error.getErrorCode() == 3001
                        ? 3000
                        : error.getErrorCode())));
  }

  private static Mutation config(Consumer<CspConfig.Builder> change) {
    return Alter.results(
        (action, result) -> {
          if (!result.hasGetCspConfig()) {
            return result;
          }
          ActionResponse.Builder changed = result.toBuilder();
          change.accept(changed.getGetCspConfigBuilder());
          return changed.build();
        });
  }

  private static boolean isCancelling(Hi1Object object) {
    return object.getLiTask().getDesiredStatus() == TaskStatus.TASK_STATUS_CANCELLED;
  }

  private static ActionResponse deliver(ActionRequest action, ActionResponse result) {
    return action.hasDeliver()
        ? result.toBuilder()
            .setDeliver(
                DeliverResult.newBuilder()
                    .setIdentifier(action.getDeliver().getObject().getObjectIdentifier()))
            .build()
        : result;
  }

  /** Forgets tasks that nobody has seen active. */
  private static final class ForgottenTasks implements Hi1Mutation {

    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public Hi1Message request(Hi1Message request) {
      request.getRequest().getActionRequestsList().stream()
          .map(action -> action.getUpdate().getObject())
          .filter(OtherActionMutants::isCancelling)
          .forEach(object -> cancelled.add(object.getObjectIdentifier()));
      return request;
    }

    @Override
    public Hi1Message answer(Hi1Message request, Hi1Message answer) {
      List<ActionResponse> results =
          Alter.results(answer).stream()
              .map(
                  result ->
                      isForgotten(result.getGet().getObject())
                          ? Alter.failed(result, 3014)
                          : result)
              .toList();
      return results.isEmpty() ? answer : Alter.withResults(answer, results);
    }

    private boolean isForgotten(Hi1Object task) {
      if (task.getLiTask().getStatus() == TaskStatus.TASK_STATUS_ACTIVE) {
        seen.add(task.getObjectIdentifier());
      }
      return cancelled.contains(task.getObjectIdentifier())
          && !seen.contains(task.getObjectIdentifier());
    }
  }

  private static final class UnreadTasks implements Hi1Mutation {

    private final Set<String> read = ConcurrentHashMap.newKeySet();

    @Override
    public Hi1Message request(Hi1Message request) {
      return Alter.eachAction(
          request,
          action -> {
            read.add(action.getGet().getIdentifier());
            return Alter.updated(action, this::cancelOnlyIfRead);
          });
    }

    private void cancelOnlyIfRead(Hi1Object.Builder object) {
      if (isCancelling(object.build()) && !read.contains(object.getObjectIdentifier())) {
        object.getLiTaskBuilder().clearDesiredStatus();
      }
    }
  }
}
