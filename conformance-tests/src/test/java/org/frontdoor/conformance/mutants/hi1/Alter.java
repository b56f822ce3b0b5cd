package org.frontdoor.conformance.mutants.hi1;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ActionResponses;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Header;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.RequestPayload;

/** Faults of HI-1 that one function can say. Each gets a message, an action or its answer. */
final class Alter {

  private Alter() {}

  /** Changes requests before the reference gets them. */
  static Mutation requests(UnaryOperator<Hi1Message> change) {
    return new Hi1Mutation() {
      @Override
      public Hi1Message request(Hi1Message request) {
        return change.apply(request);
      }
    };
  }

  /** Changes answers; the function gets the request first. */
  static Mutation answers(BinaryOperator<Hi1Message> change) {
    return new Hi1Mutation() {
      @Override
      public Hi1Message answer(Hi1Message request, Hi1Message answer) {
        return change.apply(request, answer);
      }
    };
  }

  /** Changes each action before the reference gets it. */
  static Mutation actions(UnaryOperator<ActionRequest> change) {
    return requests(request -> eachAction(request, change));
  }

  /** Changes the answer to each action; the function gets the action first. */
  static Mutation results(BiFunction<ActionRequest, ActionResponse, ActionResponse> change) {
    return answers((request, answer) -> eachResult(request, answer, change));
  }

  /** Gives other codes to the errors of actions: the function gets the action and its error. */
  static Mutation codes(BiFunction<ActionRequest, ErrorInformation, Integer> code) {
    return results(
        (action, result) ->
            result.hasError()
                ? result.toBuilder()
                    .setError(
                        result.getError().toBuilder()
                            .setErrorCode(code.apply(action, result.getError())))
                    .build()
                : result);
  }

  /** Answers by itself, as it likes. */
  static Mutation exchanges(BiFunction<ByteString, Upstream, ByteString> exchange) {
    return new Mutation() {
      @Override
      public ByteString exchange(ByteString request, Upstream upstream) {
        return exchange.apply(request, upstream);
      }
    };
  }

  /** The message with another header, if it has one. */
  static Hi1Message header(Hi1Message message, Consumer<Header.Builder> change) {
    if (!message.hasHeader()) {
      return message;
    }
    Hi1Message.Builder changed = message.toBuilder();
    change.accept(changed.getHeaderBuilder());
    return changed.build();
  }

  /** The same message as a transaction of its own, as often as the name is another. */
  static Hi1Message anew(Hi1Message message, String name) {
    return header(
        message,
        header ->
            header.setTransactionIdentifier(
                UUID.nameUUIDFromBytes(
                        (header.getTransactionIdentifier() + name).getBytes(StandardCharsets.UTF_8))
                    .toString()));
  }

  /** The request with other actions, if it has any. */
  static Hi1Message eachAction(Hi1Message request, UnaryOperator<ActionRequest> change) {
    if (!request.hasRequest()) {
      return request;
    }
    return withActions(
        request, request.getRequest().getActionRequestsList().stream().map(change).toList());
  }

  /** The request with these actions instead. */
  static Hi1Message withActions(Hi1Message request, List<ActionRequest> actions) {
    return request.toBuilder()
        .setRequest(RequestPayload.newBuilder().addAllActionRequests(actions))
        .build();
  }

  /** The answer with these answers to actions instead. */
  static Hi1Message withResults(Hi1Message answer, List<ActionResponse> results) {
    Hi1Message.Builder changed = answer.toBuilder();
    changed
        .getResponseBuilder()
        .setActionResponses(ActionResponses.newBuilder().addAllActionResponses(results));
    return changed.build();
  }

  /** The answer with a top-level error instead of what it says. */
  static Hi1Message refused(Hi1Message answer, ErrorInformation error) {
    Hi1Message.Builder changed = answer.toBuilder();
    changed.getResponseBuilder().setTopLevelError(error);
    return changed.build();
  }

  /** The answer to an action with an error instead of what it says. */
  static ActionResponse failed(ActionResponse result, int code) {
    return result.toBuilder()
        .setError(
            ErrorInformation.newBuilder().setErrorCode(code).setErrorDescription("No.").build())
        .build();
  }

  /** The answers to the actions of a message; none if it was refused. */
  static List<ActionResponse> results(Hi1Message answer) {
    return answer.getResponse().getActionResponses().getActionResponsesList();
  }

  /** The object in the answer to an action; the default one if there is none. */
  static Hi1Object object(ActionResponse result) {
    return switch (result.getResultCase()) {
      case CREATE -> result.getCreate().getObject();
      case UPDATE -> result.getUpdate().getObject();
      default -> result.getGet().getObject();
    };
  }

  /** The answer to a GET with another object. */
  static ActionResponse read(ActionResponse result, Consumer<Hi1Object.Builder> change) {
    if (!result.hasGet()) {
      return result;
    }
    ActionResponse.Builder changed = result.toBuilder();
    change.accept(changed.getGetBuilder().getObjectBuilder());
    return changed.build();
  }

  /** A CREATE with another object; any other action as it is. */
  static ActionRequest created(ActionRequest action, Consumer<Hi1Object.Builder> change) {
    if (!action.hasCreate()) {
      return action;
    }
    ActionRequest.Builder changed = action.toBuilder();
    change.accept(changed.getCreateBuilder().getObjectBuilder());
    return changed.build();
  }

  /** An UPDATE with another object; any other action as it is. */
  static ActionRequest updated(ActionRequest action, Consumer<Hi1Object.Builder> change) {
    if (!action.hasUpdate()) {
      return action;
    }
    ActionRequest.Builder changed = action.toBuilder();
    change.accept(changed.getUpdateBuilder().getObjectBuilder());
    return changed.build();
  }

  private static Hi1Message eachResult(
      Hi1Message request,
      Hi1Message answer,
      BiFunction<ActionRequest, ActionResponse, ActionResponse> change) {
    List<ActionRequest> actions = request.getRequest().getActionRequestsList();
    List<ActionResponse> results = results(answer);
    if (results.isEmpty() || results.size() != actions.size()) {
      return answer;
    }
    List<ActionResponse> changed = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      changed.add(change.apply(actions.get(i), results.get(i)));
    }
    return withResults(answer, changed);
  }
}
