package org.frontdoor.conformance.mutants.hi1;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.UpdateAction;

/** Mutants of GET and CREATE. */
public final class ObjectMutants {

  private ObjectMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "ACT-09",
            "has no code for unknown objects",
            "3014",
            Alter.codes(
                (action, error) -> error.getErrorCode() == 3014 ? 3000 : error.getErrorCode())),
        new Mutant(
            "ACT-09",
            "reads the time span of the first generation",
            "GET returns the object as it is now",
            new FirstSpans()),
        new Mutant(
            "ACT-10",
            "begins to count with 2",
            "the generation 1",
            created(result -> result.getCreateBuilder().getObjectBuilder().setGeneration(2))),
        new Mutant(
            "ACT-10",
            "answers with an identifier of its own",
            "the identifier of the object",
            created(
                result ->
                    result
                        .getCreateBuilder()
                        .setIdentifier("00000000-0000-4000-8000-000000000000"))),
        new Mutant(
            "ACT-10",
            "gives no time of last change",
            "the time of last change",
            created(result -> result.getCreateBuilder().getObjectBuilder().clearLastChanged())),
        new Mutant(
            "ACT-10",
            "keeps another warrant of the same judge",
            "something else is",
            Alter.exchanges(KeptWarrants::another)),
        new Mutant(
            "ACT-10",
            "keeps the warrant with a signature that does not hold",
            "with the signature that it came with",
            Alter.exchanges(KeptWarrants::brokenSignature)),
        new Mutant(
            "ACT-11",
            "ignores the generation of a CREATE",
            "an action error",
            Alter.actions(action -> Alter.created(action, Hi1Object.Builder::clearGeneration))),
        new Mutant(
            "ACT-12",
            "ignores the time of last change of a CREATE",
            "an error, since",
            Alter.actions(action -> Alter.created(action, Hi1Object.Builder::clearLastChanged))),
        new Mutant(
            "ACT-12",
            "ignores the time of last change of an UPDATE",
            "an error, since",
            Alter.actions(action -> Alter.updated(action, Hi1Object.Builder::clearLastChanged))),
        new Mutant(
            "ACT-13",
            "ignores the status of a CREATE",
            "an action error",
            Alter.actions(action -> Alter.created(action, ObjectMutants::withoutStatus))),
        new Mutant(
            "ACT-13",
            "ignores the status of an UPDATE",
            "an action error",
            Alter.actions(action -> Alter.updated(action, ObjectMutants::withoutStatus))),
        new Mutant(
            "ACT-14",
            "has no code for identifiers that exist",
            "3010",
            Alter.codes(
                (action, error) -> error.getErrorCode() == 3010 ? 3007 : error.getErrorCode())),
        new Mutant(
            "ACT-14",
            "writes over what exists, and then complains",
            "the existing object is unchanged",
            new Overwriter()));
  }

  private static Mutation created(Consumer<ActionResponse.Builder> change) {
    return Alter.results(
        (action, result) -> {
          if (!result.hasCreate() || !action.getCreate().getObject().hasDocument()) {
            return result;
          }
          ActionResponse.Builder changed = result.toBuilder();
          change.accept(changed);
          return changed.build();
        });
  }

  private static void withoutStatus(Hi1Object.Builder object) {
    switch (object.getKindCase()) {
      case AUTHORISATION -> object.getAuthorisationBuilder().clearStatus();
      case DOCUMENT -> object.getDocumentBuilder().clearStatus();
      case LI_TASK -> object.getLiTaskBuilder().clearStatus();
      case NOTIFICATION, KIND_NOT_SET -> {}
    }
  }

  /** Remembers the time span with which an authorisation was made. */
  private static final class FirstSpans implements Hi1Mutation {

    private final Map<String, Timespan> first = new ConcurrentHashMap<>();

    @Override
    public Hi1Message request(Hi1Message request) {
      for (ActionRequest action : request.getRequest().getActionRequestsList()) {
        Hi1Object object = action.getCreate().getObject();
        if (object.hasAuthorisation()) {
          first.put(object.getObjectIdentifier(), object.getAuthorisation().getTimespan());
        }
      }
      return request;
    }

    @Override
    public Hi1Message answer(Hi1Message request, Hi1Message answer) {
      List<ActionResponse> results =
          Alter.results(answer).stream().map(this::withFirstSpan).toList();
      return results.isEmpty() ? answer : Alter.withResults(answer, results);
    }

    private ActionResponse withFirstSpan(ActionResponse result) {
      Timespan span = first.get(result.getGet().getObject().getObjectIdentifier());
      return span == null
          ? result
          : Alter.read(result, object -> object.getAuthorisationBuilder().setTimespan(span));
    }
  }

  /** Answers 3010 only after it has taken over the external identifier. */
  private static final class Overwriter implements Mutation {
    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      ByteString answer = upstream.exchange(request);
      List<ActionResponse> results = Alter.results(Upstream.answerIn(answer));
      ErrorInformation error =
          results.isEmpty() ? ErrorInformation.getDefaultInstance() : results.getFirst().getError();
      if (error.getErrorCode() == 3010) {
        Hi1Message asked = Upstream.requestIn(request);
        Hi1Object object = asked.getRequest().getActionRequests(0).getCreate().getObject();
        Hi1Object change =
            Hi1Object.newBuilder()
                .setObjectIdentifier(object.getObjectIdentifier())
                .setExternalIdentifier(object.getExternalIdentifier())
                .setAuthorisation(AuthorisationObject.getDefaultInstance())
                .build();
        var unused =
            upstream.exchange(
                Alter.anew(
                    Alter.withActions(
                        asked,
                        List.of(
                            ActionRequest.newBuilder()
                                .setActionIdentifier(0)
                                .setUpdate(UpdateAction.newBuilder().setObject(change))
                                .build())),
                    "over"));
      }
      return answer;
    }
  }
}
