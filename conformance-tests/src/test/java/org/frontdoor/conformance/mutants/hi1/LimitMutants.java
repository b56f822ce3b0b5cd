package org.frontdoor.conformance.mutants.hi1;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;

/** Mutants of what UPDATE cannot change, and what changes without it. */
public final class LimitMutants {

  private LimitMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant("ACT-19", "has no code for unknown objects", "3011", recode(3011, 3014)),
        new Mutant("ACT-19", "does not tell cancelling from updating", "3013", recode(3013, 3011)),
        new Mutant("ACT-19", "has no code for expired objects", "3012", recode(3012, 3008)),
        new Mutant(
            "ACT-20",
            "ignores changes of references",
            "3006",
            Alter.actions(action -> Alter.updated(action, LimitMutants::withoutReference))),
        new Mutant(
            "ACT-20",
            "ignores changes of the owner",
            "3006",
            Alter.actions(
                action -> Alter.updated(action, Hi1Object.Builder::clearOwnerIdentifier))),
        new Mutant("ACT-20", "has no code for what is final", "3008", recode(3008, 3007)),
        new Mutant(
            "ACT-21",
            "counts only what the sender changes",
            "counts the generation up",
            new UncountedChanges((now, made) -> now.setGeneration(made.getGeneration()))),
        new Mutant(
            "ACT-21",
            "dates only what the sender changes",
            "moves the time of last change",
            new UncountedChanges((now, made) -> now.setLastChanged(made.getLastChanged()))));
  }

  private static Mutation recode(int from, int to) {
    return Alter.codes(
        (action, error) ->
            action.hasUpdate() && error.getErrorCode() == from ? to : error.getErrorCode());
  }

  private static void withoutReference(Hi1Object.Builder object) {
    switch (object.getKindCase()) {
      case AUTHORISATION -> object.getAuthorisationBuilder().clearReference();
      case LI_TASK -> object.getLiTaskBuilder().clearReference();
      case DOCUMENT, NOTIFICATION, KIND_NOT_SET -> {}
    }
  }

  /** Until its owner updates it, an authorisation looks in one way as it did when it was made. */
  private static final class UncountedChanges implements Hi1Mutation {

    private final BiConsumer<Hi1Object.Builder, Hi1Object> keep;
    private final Map<String, Hi1Object> made = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    UncountedChanges(BiConsumer<Hi1Object.Builder, Hi1Object> keep) {
      this.keep = keep;
    }

    @Override
    public Hi1Message request(Hi1Message request) {
      request.getRequest().getActionRequestsList().stream()
          .filter(ActionRequest::hasUpdate)
          .forEach(action -> changed.add(action.getUpdate().getObject().getObjectIdentifier()));
      return request;
    }

    @Override
    public Hi1Message answer(Hi1Message request, Hi1Message answer) {
      List<ActionResponse> results = Alter.results(answer).stream().map(this::kept).toList();
      return results.isEmpty() ? answer : Alter.withResults(answer, results);
    }

    private ActionResponse kept(ActionResponse result) {
      Hi1Object object = Alter.object(result);
      if (!object.hasAuthorisation()) {
        return result;
      }
      if (result.hasCreate()) {
        made.put(object.getObjectIdentifier(), object);
      }
      Hi1Object first = made.get(object.getObjectIdentifier());
      return first == null || changed.contains(object.getObjectIdentifier())
          ? result
          : Alter.read(result, now -> keep.accept(now, first));
    }
  }
}
