package org.frontdoor.conformance.mutants.hi1;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.hi1.v1.Hi1Message;

/** Mutants of the numbers and the sequence of actions. */
public final class SequenceMutants {

  private static final int OF_ACT_01 = 4;

  private SequenceMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    List<Mutant> all = new ArrayList<>(ofNumbers());
    all.addAll(ofSequence());
    return all;
  }

  private static List<Mutant> ofNumbers() {
    return List.of(
        new Mutant(
            "ACT-01",
            "numbers every answer 0",
            "exactly one answer has the number",
            Alter.results((action, result) -> result.toBuilder().setActionIdentifier(0).build())),
        new Mutant(
            "ACT-01",
            "answers the last action twice",
            "exactly one answer to each",
            Alter.answers(SequenceMutants::lastTwice)),
        new Mutant(
            "ACT-01",
            "confuses the numbers of two actions",
            "is one to",
            Alter.answers(SequenceMutants::confused)),
        new Mutant(
            "ACT-02",
            "takes any first number",
            "a top-level error",
            renumber(ids -> ids[0] > 0 && isAscending(ids))),
        new Mutant(
            "ACT-03",
            "takes numbers with a gap",
            "a top-level error",
            renumber(ids -> ids[0] == 0 && isAscending(ids))),
        new Mutant(
            "ACT-03",
            "takes numbers in any order",
            "a top-level error",
            renumber(ids -> !isAscending(ids) && areDistinct(ids))),
        new Mutant(
            "ACT-03",
            "takes a number twice",
            "a top-level error",
            renumber(ids -> !areDistinct(ids))),
        new Mutant(
            "ACT-03",
            "has no code for a number given twice",
            "3002",
            Alter.answers(
                (request, answer) ->
                    answer.getResponse().getTopLevelError().getErrorCode() == 3002
                        ? Alter.refused(
                            answer,
                            answer.getResponse().getTopLevelError().toBuilder()
                                .setErrorCode(3000)
                                .build())
                        : answer)));
  }

  private static List<Mutant> ofSequence() {
    return List.of(
        new Mutant(
            "ACT-04",
            "reads what was there before the message",
            "a GET sees the UPDATE before it",
            Alter.answers(SequenceMutants::readBefore)),
        new Mutant(
            "ACT-05",
            "has no code for unknown links",
            "3016",
            Alter.codes((action, error) -> error.getErrorCode() == 3016 ? 3000 : code(error))),
        new Mutant(
            "ACT-05",
            "puts actions into the order that works",
            "3016",
            Alter.requests(SequenceMutants::inWorkingOrder)),
        new Mutant(
            "ACT-06",
            "refuses the message if one action of several fails",
            "no error for the whole message",
            Alter.answers(SequenceMutants::refuseIfOneFails)),
        new Mutant(
            "ACT-06",
            "stops at the first GET that fails",
            "is executed",
            Alter.exchanges(SequenceMutants::stopAtFailure)),
        new Mutant(
            "ACT-07",
            "forgets failed actions when it looks at links",
            "3018",
            Alter.codes(
                (action, error) ->
                    action.hasCreate() && error.getErrorCode() == 3018 ? 3016 : code(error))),
        new Mutant(
            "ACT-07",
            "forgets failed actions when it looks for what to update",
            "3018",
            Alter.codes(
                (action, error) ->
                    action.hasUpdate() && error.getErrorCode() == 3018 ? 3011 : code(error))),
        new Mutant(
            "ACT-08",
            "leaves out actions that it cannot read",
            "a top-level error",
            Alter.requests(SequenceMutants::onlyGoodOnes)),
        new Mutant(
            "ACT-08",
            "refuses only when it comes to the malformed action",
            "no object was made",
            Alter.exchanges(SequenceMutants::executeThenRefuse)));
  }

  private interface Numbers {
    boolean test(int[] numbers);
  }

  private static Mutation renumber(Numbers wrong) {
    return Alter.requests(
        request -> {
          int[] numbers = numbers(request);
          return numbers.length > 0 && wrong.test(numbers) ? renumbered(request) : request;
        });
  }

  private static int[] numbers(Hi1Message request) {
    return request.getRequest().getActionRequestsList().stream()
        .mapToInt(ActionRequest::getActionIdentifier)
        .toArray();
  }

  private static boolean isAscending(int[] numbers) {
    IntPredicate rises = i -> numbers[i] > numbers[i - 1];
    return IntStream.range(1, numbers.length).allMatch(rises);
  }

  private static boolean areDistinct(int[] numbers) {
    return IntStream.of(numbers).distinct().count() == numbers.length;
  }

  private static Hi1Message renumbered(Hi1Message request) {
    List<ActionRequest> actions = new ArrayList<>();
    for (ActionRequest action : request.getRequest().getActionRequestsList()) {
      actions.add(action.toBuilder().setActionIdentifier(actions.size()).build());
    }
    return Alter.withActions(request, actions);
  }

  private static int code(ErrorInformation error) {
    return error.getErrorCode();
  }

  private static boolean isOfAct01(List<ActionResponse> results) {
    return results.size() == OF_ACT_01 && results.stream().noneMatch(ActionResponse::hasError);
  }

  private static Hi1Message lastTwice(Hi1Message request, Hi1Message answer) {
    List<ActionResponse> results = new ArrayList<>(Alter.results(answer));
    if (!isOfAct01(results)) {
      return answer;
    }
    results.add(results.getLast());
    return Alter.withResults(answer, results);
  }

  private static Hi1Message confused(Hi1Message request, Hi1Message answer) {
    List<ActionResponse> results = new ArrayList<>(Alter.results(answer));
    if (!isOfAct01(results)) {
      return answer;
    }
    results.set(0, results.get(0).toBuilder().setActionIdentifier(1).build());
    results.set(1, results.get(1).toBuilder().setActionIdentifier(0).build());
    return Alter.withResults(answer, results);
  }

  private static Hi1Message readBefore(Hi1Message request, Hi1Message answer) {
    Set<String> updated = new HashSet<>();
    List<ActionResponse> results = new ArrayList<>();
    for (ActionResponse result : Alter.results(answer)) {
      if (result.hasUpdate()) {
        updated.add(result.getUpdate().getIdentifier());
      }
      boolean late = updated.contains(result.getGet().getObject().getObjectIdentifier());
      results.add(
          late ? Alter.read(result, it -> it.setGeneration(1).clearExternalIdentifier()) : result);
    }
    return updated.isEmpty() ? answer : Alter.withResults(answer, results);
  }

  private static Hi1Message inWorkingOrder(Hi1Message request) {
    List<ActionRequest> actions = request.getRequest().getActionRequestsList();
    if (actions.size() != 2 || !actions.get(0).hasCreate() || !actions.get(1).hasCreate()) {
      return request;
    }
    boolean linksAhead =
        actions
            .get(0)
            .getCreate()
            .getObject()
            .getAssociatedObjects()
            .getObjectIdentifiersList()
            .contains(actions.get(1).getCreate().getObject().getObjectIdentifier());
    return linksAhead ? renumbered(Alter.withActions(request, actions.reversed())) : request;
  }

  private static Hi1Message refuseIfOneFails(Hi1Message request, Hi1Message answer) {
    List<ActionResponse> results = Alter.results(answer);
    return results.size() < 2
        ? answer
        : results.stream()
            .filter(ActionResponse::hasError)
            .findFirst()
            .map(failed -> Alter.refused(answer, failed.getError()))
            .orElse(answer);
  }

  private static ByteString stopAtFailure(ByteString request, Upstream upstream) {
    Hi1Message asked = Upstream.requestIn(request);
    List<ActionRequest> actions = asked.getRequest().getActionRequestsList();
    int stop = firstFailingGet(asked, upstream);
    if (stop < 0) {
      return upstream.exchange(request);
    }
    Hi1Message answer = upstream.exchange(Alter.withActions(asked, actions.subList(0, stop + 1)));
    List<ActionResponse> results = new ArrayList<>(Alter.results(answer));
    for (ActionRequest skipped : actions.subList(results.size(), actions.size())) {
      results.add(
          Alter.failed(
              ActionResponse.newBuilder()
                  .setActionIdentifier(skipped.getActionIdentifier())
                  .build(),
              3000));
    }
    return upstream.signedAnswer(Alter.withResults(answer, results));
  }

  /** Where a message of several actions asks for what an earlier one does not make. */
  private static int firstFailingGet(Hi1Message asked, Upstream upstream) {
    List<ActionRequest> actions = asked.getRequest().getActionRequestsList();
    Set<String> made = new HashSet<>();
    for (int i = 0; i < actions.size() && actions.size() > 1; i++) {
      ActionRequest action = actions.get(i);
      made.add(action.getCreate().getObject().getObjectIdentifier());
      if (action.hasGet() && !made.contains(action.getGet().getIdentifier())) {
        Hi1Message probe =
            Alter.anew(renumbered(Alter.withActions(asked, List.of(action))), "probe" + i);
        List<ActionResponse> results = Alter.results(upstream.exchange(probe));
        if (!results.isEmpty() && results.getFirst().hasError()) {
          return i;
        }
      }
    }
    return -1;
  }

  private static Hi1Message onlyGoodOnes(Hi1Message request) {
    List<ActionRequest> good =
        request.getRequest().getActionRequestsList().stream()
            .filter(action -> !isMalformed(action))
            .toList();
    return good.isEmpty() || good.size() == request.getRequest().getActionRequestsCount()
        ? request
        : Alter.withActions(request, good);
  }

  private static boolean isMalformed(ActionRequest action) {
    boolean noKind =
        action.hasCreate() && action.getCreate().getObject().getKindCase().getNumber() == 0;
    return action.getVerbCase().getNumber() == 0
        || noKind
        || !action.getUnknownFields().asMap().isEmpty();
  }

  private static ByteString executeThenRefuse(ByteString request, Upstream upstream) {
    Hi1Message asked = Upstream.requestIn(request);
    Hi1Message good = onlyGoodOnes(asked);
    if (!good.equals(asked)) {
      var unused = upstream.exchange(Alter.anew(good, "good"));
    }
    return upstream.exchange(request);
  }
}
