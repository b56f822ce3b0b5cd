package org.frontdoor.conformance.mutants.hi1;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.CreateResult;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.ListRecord;
import org.frontdoor.hi1.v1.ObjectType;

/** Mutants of notifications. */
public final class NotificationMutants {

  private NotificationMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "ACT-26",
            "lists notifications for ever",
            "is not listed again",
            new LastingNotifications()),
        new Mutant(
            "ACT-26",
            "says that listed notifications are old",
            "that are listed are new",
            Alter.results(
                (action, result) ->
                    result.getGet().getObject().hasNotification()
                        ? Alter.read(
                            result,
                            object -> object.getNotificationBuilder().setNewNotification(false))
                        : result)),
        new Mutant(
            "ACT-27",
            "refuses what it should ignore",
            "is executed",
            Alter.results(
                (action, result) ->
                    action.getUpdate().getObject().getNotification().hasDetails()
                        ? Alter.failed(result, 3006)
                        : result)),
        new Mutant(
            "ACT-27",
            "takes over what it should ignore",
            "stay as they were",
            new WrittenDetails()),
        new Mutant(
            "ACT-28",
            "lets authorities make notifications",
            "an action error",
            Alter.results(NotificationMutants::make)));
  }

  private static ActionResponse make(ActionRequest action, ActionResponse result) {
    Hi1Object object = action.getCreate().getObject();
    return object.hasNotification()
        ? result.toBuilder()
            .setCreate(CreateResult.newBuilder().setIdentifier(object.getObjectIdentifier()))
            .build()
        : result;
  }

  private static final class LastingNotifications implements Hi1Mutation {

    private final Map<String, ListRecord> listed = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Override
    public Hi1Message request(Hi1Message request) {
      request.getRequest().getActionRequestsList().stream()
          .map(action -> action.getUpdate().getObject())
          .filter(Hi1Object::hasNotification)
          .forEach(object -> seen.add(object.getObjectIdentifier()));
      return request;
    }

    @Override
    public Hi1Message answer(Hi1Message request, Hi1Message answer) {
      String reader = request.getHeader().getSender().getUniqueIdentifier();
      List<ActionResponse> results =
          Alter.results(answer).stream().map(result -> lasting(result, reader)).toList();
      return results.stream().anyMatch(ActionResponse::hasList)
          ? Alter.withResults(answer, results)
          : answer;
    }

    private ActionResponse lasting(ActionResponse result, String reader) {
      List<ListRecord> records = result.getList().getRecordsList();
      if (records.stream()
          .anyMatch(it -> it.getObjectType() != ObjectType.OBJECT_TYPE_NOTIFICATION)) {
        return result;
      }
      records.forEach(record -> listed.put(record.getIdentifier(), record));
      if (!result.hasList()) {
        return result;
      }
      ActionResponse.Builder changed = result.toBuilder();
      seen.stream()
          .flatMap(id -> Stream.ofNullable(listed.get(id)))
          .filter(record -> record.getOwnerIdentifier().equals(reader))
          .forEach(changed.getListBuilder()::addRecords);
      return changed.build();
    }
  }

  private static final class WrittenDetails implements Hi1Mutation {

    private final Map<String, String> written = new ConcurrentHashMap<>();

    @Override
    public Hi1Message request(Hi1Message request) {
      request.getRequest().getActionRequestsList().stream()
          .map(action -> action.getUpdate().getObject())
          .filter(object -> object.getNotification().hasDetails())
          .forEach(
              object ->
                  written.put(object.getObjectIdentifier(), object.getNotification().getDetails()));
      return request;
    }

    @Override
    public Hi1Message answer(Hi1Message request, Hi1Message answer) {
      List<ActionResponse> results =
          Alter.results(answer).stream()
              .map(
                  result -> {
                    String details = written.get(result.getGet().getObject().getObjectIdentifier());
                    return details == null
                        ? result
                        : Alter.read(
                            result, object -> object.getNotificationBuilder().setDetails(details));
                  })
              .toList();
      return results.isEmpty() ? answer : Alter.withResults(answer, results);
    }
  }
}
