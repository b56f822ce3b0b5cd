package org.frontdoor.conformance.mutants.objects;

import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ActionResponses;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;

/** Faults that twist the objects of HI-1 on their way to the reference, or back. */
public final class Twist {

  private Twist() {}

  /** Objects that the authority creates or changes reach the reference otherwise. */
  public static Mutation asked(UnaryOperator<Hi1Object> change) {
    return new Hi1Mutation() {
      @Override
      public Hi1Message request(Hi1Message request) {
        return eachAction(request, action -> asked(action, change));
      }
    };
  }

  /** Objects reach the authority otherwise than the reference has them. */
  public static Mutation shown(UnaryOperator<Hi1Object> change) {
    return answered((action, result) -> shown(result, change));
  }

  /** The answer to each action becomes another. */
  public static Mutation answered(
      BiFunction<ActionRequest, ActionResponse, ActionResponse> change) {
    return new Hi1Mutation() {
      @Override
      public Hi1Message answer(Hi1Message request, Hi1Message answer) {
        return eachResult(request, answer, change);
      }
    };
  }

  /** Tasks of one status are said to be of another. */
  public static Mutation task(TaskStatus from, TaskStatus to) {
    return shown(object -> object.getLiTask().getStatus() == from ? with(object, to) : object);
  }

  /** Authorisations of one status are said to be of another. */
  public static Mutation authorisation(AuthorisationStatus from, AuthorisationStatus to) {
    return shown(
        object -> object.getAuthorisation().getStatus() == from ? with(object, to) : object);
  }

  /** The task with another status. */
  public static Hi1Object with(Hi1Object object, TaskStatus status) {
    Hi1Object.Builder changed = object.toBuilder();
    changed.getLiTaskBuilder().setStatus(status).clearInvalidReason();
    return changed.build();
  }

  /** The authorisation with another status. */
  public static Hi1Object with(Hi1Object object, AuthorisationStatus status) {
    Hi1Object.Builder changed = object.toBuilder();
    changed.getAuthorisationBuilder().setStatus(status).clearInvalidReason();
    return changed.build();
  }

  /** A request whose actions are changed. */
  public static Hi1Message eachAction(Hi1Message request, UnaryOperator<ActionRequest> change) {
    if (!request.hasRequest()) {
      return request;
    }
    Hi1Message.Builder changed = request.toBuilder();
    changed
        .getRequestBuilder()
        .clearActionRequests()
        .addAllActionRequests(
            request.getRequest().getActionRequestsList().stream().map(change).toList());
    return changed.build();
  }

  /** An answer whose results are changed; one that refuses the whole message stays as it is. */
  public static Hi1Message eachResult(
      Hi1Message request,
      Hi1Message answer,
      BiFunction<ActionRequest, ActionResponse, ActionResponse> change) {
    List<ActionRequest> actions = request.getRequest().getActionRequestsList();
    List<ActionResponse> results =
        answer.getResponse().getActionResponses().getActionResponsesList();
    if (!answer.getResponse().hasActionResponses() || actions.size() != results.size()) {
      return answer;
    }
    ActionResponses.Builder changed = ActionResponses.newBuilder();
    for (int i = 0; i < results.size(); i++) {
      changed.addActionResponses(change.apply(actions.get(i), results.get(i)));
    }
    Hi1Message.Builder message = answer.toBuilder();
    message.getResponseBuilder().setActionResponses(changed);
    return message.build();
  }

  /** Another identifier for each number, made of one identifier. */
  public static String another(String identifier, int number) {
    UUID old = UUID.fromString(identifier);
    return new UUID(old.getMostSignificantBits(), old.getLeastSignificantBits() ^ number)
        .toString();
  }

  /** An action with another object. */
  public static ActionRequest asked(ActionRequest action, UnaryOperator<Hi1Object> change) {
    ActionRequest.Builder changed = action.toBuilder();
    if (action.hasCreate()) {
      changed.getCreateBuilder().setObject(change.apply(action.getCreate().getObject()));
    } else if (action.hasUpdate()) {
      changed.getUpdateBuilder().setObject(change.apply(action.getUpdate().getObject()));
    }
    return changed.build();
  }

  /** A result with another object. */
  public static ActionResponse shown(ActionResponse result, Function<Hi1Object, Hi1Object> change) {
    ActionResponse.Builder changed = result.toBuilder();
    switch (result.getResultCase()) {
      case GET -> changed.getGetBuilder().setObject(change.apply(result.getGet().getObject()));
      case CREATE ->
          changed.getCreateBuilder().setObject(change.apply(result.getCreate().getObject()));
      case UPDATE ->
          changed.getUpdateBuilder().setObject(change.apply(result.getUpdate().getObject()));
      default -> {}
    }
    return changed.build();
  }
}
