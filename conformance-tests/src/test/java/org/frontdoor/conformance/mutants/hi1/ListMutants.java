package org.frontdoor.conformance.mutants.hi1;

import com.google.protobuf.ByteString;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.conformance.mutants.Upstream;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListAction;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ObjectType;

/** Mutants of LIST. */
public final class ListMutants {

  private ListMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    List<Mutant> all = new ArrayList<>();
    all.add(
        new Mutant(
            "ACT-22",
            "lists the documents of everybody",
            "only the sender's own objects",
            new EverybodysDocuments()));
    all.addAll(ofTypeAndTime());
    all.addAll(ofConditions());
    return all;
  }

  private static List<Mutant> ofTypeAndTime() {
    return List.of(
        new Mutant(
            "ACT-24",
            "has an error for an empty list",
            "an empty list",
            Alter.results(
                (action, result) ->
                    isPlain(action.getList())
                            && result.hasList()
                            && result.getList().getRecordsCount() == 0
                        ? Alter.failed(result, 3014)
                        : result)),
        new Mutant(
            "ACT-24",
            "lists only what changed later than the time",
            "at the very time",
            Alter.results(ListMutants::onlyLater)),
        new Mutant(
            "ACT-24",
            "lists objects of all types",
            "of the type",
            asked(ListMutants::isPlain, ListAction.Builder::clearObjectType)),
        new Mutant(
            "ACT-24",
            "lists what changed up to a second before the time, too",
            "before the time is not listed",
            asked(
                ListMutants::isPlain,
                list ->
                    list.setLastChanged(
                        Timestamps.subtract(list.getLastChanged(), Durations.fromSeconds(1))))));
  }

  private static List<Mutant> ofConditions() {
    return List.of(
        new Mutant(
            "ACT-25",
            "ignores the span of last change",
            "within the span",
            asked(ListAction::hasLastChangedTimespan, ListMutants::withoutEnd)),
        new Mutant(
            "ACT-25",
            "ignores the greatest number",
            "at most as many",
            asked(ListAction::hasMaximumObjectCount, ListAction.Builder::clearMaximumObjectCount)),
        new Mutant(
            "ACT-25",
            "ignores the country",
            "other countries",
            asked(ListAction::hasCountryCode, ListAction.Builder::clearCountryCode)),
        new Mutant(
            "ACT-25",
            "ignores the status",
            "of the status",
            asked(ListAction::hasStatus, ListAction.Builder::clearStatus)));
  }

  private static Mutation asked(Predicate<ListAction> where, Consumer<ListAction.Builder> change) {
    return Alter.actions(
        action -> {
          if (!action.hasList() || !where.test(action.getList())) {
            return action;
          }
          ActionRequest.Builder changed = action.toBuilder();
          change.accept(changed.getListBuilder());
          return changed.build();
        });
  }

  /** By type and time alone, as ACT-24 asks, and not for notifications. */
  private static boolean isPlain(ListAction list) {
    return list.getObjectType() == ObjectType.OBJECT_TYPE_DOCUMENT
        && list.hasLastChanged()
        && !list.hasCountryCode()
        && !list.hasMaximumObjectCount();
  }

  private static void withoutEnd(ListAction.Builder list) {
    list.setLastChanged(list.getLastChangedTimespan().getStart()).clearLastChangedTimespan();
  }

  private static ActionResponse onlyLater(ActionRequest action, ActionResponse result) {
    if (!result.hasList() || !isPlain(action.getList())) {
      return result;
    }
    List<ListRecord> later =
        result.getList().getRecordsList().stream()
            .filter(it -> !it.getLastChanged().equals(action.getList().getLastChanged()))
            .toList();
    ActionResponse.Builder changed = result.toBuilder();
    changed.getListBuilder().clearRecords().addAllRecords(later);
    return changed.build();
  }

  /** Remembers the documents of all authorities, and lists those of others, too. */
  private static final class EverybodysDocuments implements Mutation {

    private final Map<String, ListRecord> documents = new ConcurrentHashMap<>();

    @Override
    public ByteString exchange(ByteString request, Upstream upstream) {
      ByteString answered = upstream.exchange(request);
      Hi1Message asked = Upstream.requestIn(request);
      Hi1Message answer = Upstream.answerIn(answered);
      List<ActionResponse> results = new ArrayList<>();
      for (ActionResponse result : Alter.results(answer)) {
        remember(Alter.object(result));
        ListAction list =
            asked.getRequest().getActionRequests(result.getActionIdentifier()).getList();
        results.add(
            result.hasList() && isPlain(list)
                ? withOthers(result, list, asked.getHeader().getSender().getUniqueIdentifier())
                : result);
      }
      return results.stream().anyMatch(ActionResponse::hasList)
          ? upstream.signedAnswer(Alter.withResults(answer, results))
          : answered;
    }

    private void remember(Hi1Object object) {
      if (object.hasDocument()) {
        documents.put(
            object.getObjectIdentifier(),
            ListRecord.newBuilder()
                .setObjectType(ObjectType.OBJECT_TYPE_DOCUMENT)
                .setIdentifier(object.getObjectIdentifier())
                .setCountryCode(object.getCountryCode())
                .setOwnerIdentifier(object.getOwnerIdentifier())
                .setGeneration(object.getGeneration())
                .setLastChanged(object.getLastChanged())
                .build());
      }
    }

    private ActionResponse withOthers(ActionResponse result, ListAction list, String owner) {
      ActionResponse.Builder changed = result.toBuilder();
      documents.values().stream()
          .filter(it -> !it.getOwnerIdentifier().equals(owner))
          .filter(it -> Timestamps.compare(it.getLastChanged(), list.getLastChanged()) >= 0)
          .forEach(it -> changed.getListBuilder().addRecords(it));
      return changed.build();
    }
  }
}
