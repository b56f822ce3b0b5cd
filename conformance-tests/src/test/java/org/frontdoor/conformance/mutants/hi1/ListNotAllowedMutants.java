package org.frontdoor.conformance.mutants.hi1;

import java.util.List;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ListResult;

/** Mutants of a provider that does not allow LIST. */
public final class ListNotAllowedMutants {

  private static final int NOT_SUPPORTED = 3001;

  private ListNotAllowedMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant("ACT-23", "lists all the same", "an action error", Alter.results((a, r) -> r)),
        new Mutant(
            "ACT-23",
            "answers with an empty list",
            "an action error",
            Alter.results(
                (action, result) ->
                    action.hasList()
                        ? result.toBuilder().setList(ListResult.getDefaultInstance()).build()
                        : result)));
  }

  /** Makes of a provider one that does not allow LIST. */
  public static Mutation notAllowed() {
    return Alter.results(ListNotAllowedMutants::refused);
  }

  private static ActionResponse refused(ActionRequest action, ActionResponse result) {
    return action.hasList() ? Alter.failed(result, NOT_SUPPORTED) : result;
  }
}
