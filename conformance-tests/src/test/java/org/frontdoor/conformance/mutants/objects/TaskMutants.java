package org.frontdoor.conformance.mutants.objects;

import com.google.protobuf.Timestamp;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.mutants.Mutant;
import org.frontdoor.conformance.mutants.Mutation;
import org.frontdoor.hi1.v1.ActionResponse;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.UpdateResult;

/** Mutants of the group OBJ that are wrong about tasks. */
public final class TaskMutants {

  private static final int NO_STATUS_OF_ANY_DICTIONARY = 42;
  private static final int EXPIRED_LINK = 3017;
  private static final int UNKNOWN_LINK = 3016;
  private static final int FINAL = 3008;

  /** What a task goes through whose notifications others look at. */
  private static final Set<String> USUAL = Set.of("Active", "Cancelled");

  private TaskMutants() {}

  /** All of them. */
  public static List<Mutant> list() {
    return List.of(
        new Mutant(
            "OBJ-06",
            "takes tasks that rest on nothing",
            "does not become active",
            refusedBy("task.link", TaskStatus.TASK_STATUS_ACTIVE)),
        new Mutant(
            "OBJ-07",
            "does not compare spans",
            "that starts before its authorisation",
            refusedBy("task.timespan", TaskStatus.TASK_STATUS_AWAITING_PROVISIONING)),
        new Mutant("OBJ-07", "looks at the start only", "that ends after", new StartOnly()),
        new Mutant(
            "OBJ-07",
            "counts equal bounds as outside",
            "with the bounds of its authorisation lies inside",
            Twist.task(
                TaskStatus.TASK_STATUS_AWAITING_PROVISIONING, TaskStatus.TASK_STATUS_INVALID)),
        new Mutant(
            "OBJ-08",
            "makes of a task for content one for related information",
            "is Rejected",
            ofTasks(task -> task.setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY))),
        new Mutant(
            "OBJ-10",
            "writes the status of a notification in its own words",
            "of the dictionary",
            Twist.shown(
                object -> {
                  Hi1Object.Builder changed = object.toBuilder();
                  if (object.hasNotification()
                      && !USUAL.contains(object.getNotification().getStatusOfAssociatedObject())) {
                    changed.getNotificationBuilder().setStatusOfAssociatedObject("Odd");
                  }
                  return changed.build();
                })),
        new Mutant("OBJ-10", "has a status of its own", "of the dictionary", strange()),
        new Mutant(
            "OBJ-11",
            "trims values until they fit",
            "is refused",
            ofTargets(value -> value.strip())),
        new Mutant(
            "OBJ-11",
            "takes any telephone number",
            "InternationalE164",
            ofTargets(value -> value.startsWith("+") ? value.substring(1) : value)),
        new Mutant(
            "OBJ-12",
            "is content with one of several values",
            "are nobody",
            Twist.shown(
                object ->
                    object.getLiTask().getTargetIdentifier().getValuesCount() > 1
                        ? Twist.with(object, TaskStatus.TASK_STATUS_ACTIVE)
                        : object)),
        new Mutant("OBJ-12", "sorts the values", "kept in their order", sorted()),
        new Mutant(
            "OBJ-14", "has one code for all dead links", "3017", code(EXPIRED_LINK, UNKNOWN_LINK)),
        new Mutant("OBJ-14", "calls links unknown objects", "3016", code(UNKNOWN_LINK, 3014)),
        new Mutant(
            "OBJ-15",
            "takes tasks that are meant for others",
            "a task for another provider",
            ofTasks(task -> task.setCspId(mine(task.getCspId())))),
        new Mutant(
            "OBJ-15",
            "takes authorisations that are meant for others",
            "an authorisation for another provider",
            Twist.asked(
                object -> {
                  Hi1Object.Builder changed = object.toBuilder();
                  if (object.hasAuthorisation() && object.getAuthorisation().hasCspId()) {
                    changed
                        .getAuthorisationBuilder()
                        .setCspId(mine(object.getAuthorisation().getCspId()));
                  }
                  return changed.build();
                })),
        new Mutant("OBJ-27", "lets what was cancelled be wished back", "wished back", wishedBack()),
        new Mutant(
            "OBJ-27",
            "delivers of the time of a suspension",
            "time of a suspension",
            new DeafToSuspension()));
  }

  /** Tasks that one rule makes Invalid are said to be something else. */
  private static Mutation refusedBy(String rule, TaskStatus instead) {
    return Twist.shown(
        object ->
            object.getLiTask().getInvalidReason().getRule().equals(rule)
                ? Twist.with(object, instead)
                : object);
  }

  private static Mutation strange() {
    return Twist.shown(
        object -> {
          Hi1Object.Builder changed = object.toBuilder();
          if (object.getAuthorisation().getStatus()
              == AuthorisationStatus.AUTHORISATION_STATUS_APPROVED) {
            changed.getAuthorisationBuilder().setStatusValue(NO_STATUS_OF_ANY_DICTIONARY);
          }
          return changed.build();
        });
  }

  private static Mutation ofTasks(UnaryOperator<LiTaskObject.Builder> change) {
    return Twist.asked(
        object ->
            object.hasLiTask() && object.getLiTask().hasCspId()
                ? object.toBuilder().setLiTask(change.apply(object.getLiTask().toBuilder())).build()
                : object);
  }

  private static Mutation ofTargets(UnaryOperator<String> change) {
    return ofTasks(
        task -> {
          TargetIdentifier.Builder target = task.getTargetIdentifierBuilder();
          for (TargetIdentifierValue.Builder value : target.getValuesBuilderList()) {
            value.setValue(change.apply(value.getValue()));
          }
          return task;
        });
  }

  private static Mutation sorted() {
    return Twist.shown(
        object -> {
          Hi1Object.Builder changed = object.toBuilder();
          if (object.hasLiTask()) {
            List<TargetIdentifierValue> values =
                object.getLiTask().getTargetIdentifier().getValuesList().stream()
                    .sorted(Comparator.comparing(TargetIdentifierValue::getValue))
                    .toList();
            changed
                .getLiTaskBuilder()
                .getTargetIdentifierBuilder()
                .clearValues()
                .addAllValues(values);
          }
          return changed.build();
        });
  }

  private static Mutation code(int from, int to) {
    return Twist.answered(
        (action, result) -> {
          ActionResponse.Builder changed = result.toBuilder();
          if (result.getError().getErrorCode() == from) {
            changed.getErrorBuilder().setErrorCode(to);
          }
          return changed.build();
        });
  }

  private static Mutation wishedBack() {
    return Twist.answered(
        (action, result) ->
            action.getUpdate().getObject().getLiTask().hasDesiredStatus()
                    && result.getError().getErrorCode() == FINAL
                ? result.toBuilder()
                    .setUpdate(
                        UpdateResult.newBuilder()
                            .setIdentifier(action.getUpdate().getObject().getObjectIdentifier()))
                    .build()
                : result);
  }

  private static EndpointId mine(EndpointId id) {
    return id.toBuilder().setUniqueIdentifier("PROVIDER1").build();
  }

  /** Tasks that start when their authorisation does are good, whenever they end. */
  private static final class StartOnly implements Hi1Mutation {
    private final Map<String, Timestamp> starts = new HashMap<>();

    @Override
    public synchronized Hi1Message answer(Hi1Message request, Hi1Message answer) {
      return Twist.eachResult(
          request, answer, (action, result) -> Twist.shown(result, this::noticed));
    }

    private Hi1Object noticed(Hi1Object object) {
      if (object.hasAuthorisation()) {
        starts.put(
            object.getObjectIdentifier(), object.getAuthorisation().getTimespan().getStart());
      }
      boolean startsWell =
          object.hasLiTask() && starts.containsValue(object.getLiTask().getTimespan().getStart());
      return startsWell && object.getLiTask().getStatus() == TaskStatus.TASK_STATUS_INVALID
          ? Twist.with(object, TaskStatus.TASK_STATUS_AWAITING_PROVISIONING)
          : object;
    }
  }
}
