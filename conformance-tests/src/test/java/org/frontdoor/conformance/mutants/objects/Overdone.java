package org.frontdoor.conformance.mutants.objects;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.conformance.mutants.Hi1Mutation;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.Hi1Message;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.TaskStatus;

/**
 * Intercepts from earlier and until later than it was told, where the warrant allows for it, and
 * says the opposite: objects read as if their spans were kept.
 */
public final class Overdone implements Hi1Mutation {

  private static final Duration LONG = Duration.ofHours(1);

  private final Duration earlier;
  private final Duration later;
  private final Map<String, Timespan> told = new HashMap<>();
  private Instant sent = Instant.EPOCH;

  /** Intercepts for so much longer at both ends. */
  public Overdone(Duration earlier, Duration later) {
    this.earlier = earlier;
    this.later = later;
  }

  @Override
  public synchronized Hi1Message request(Hi1Message request) {
    request.getRequest().getActionRequestsList().stream()
        .filter(ActionRequest::hasUpdate)
        .map(action -> action.getUpdate().getObject())
        .filter(object -> object.hasAuthorisation() && object.getAuthorisation().hasTimespan())
        .forEach(object -> told.remove(object.getObjectIdentifier()));
    if (!isWholeOrder(request)) {
      return request;
    }
    sent = Times.instant(request.getHeader().getTimestamp());
    return Twist.eachAction(
        request, action -> action.hasCreate() ? Twist.asked(action, this::stretched) : action);
  }

  @Override
  public synchronized Hi1Message answer(Hi1Message request, Hi1Message answer) {
    Instant now = Times.instant(answer.getHeader().getTimestamp());
    return Twist.eachResult(
        request, answer, (action, result) -> Twist.shown(result, object -> pretended(object, now)));
  }

  /** A warrant with all that stands on it, at once and for the same time. */
  private static boolean isWholeOrder(Hi1Message request) {
    List<Hi1Object> made =
        request.getRequest().getActionRequestsList().stream()
            .map(action -> action.getCreate().getObject())
            .toList();
    List<Timespan> spans =
        made.stream()
            .filter(object -> object.hasAuthorisation() || object.hasLiTask())
            .map(
                object ->
                    object.hasLiTask()
                        ? object.getLiTask().getTimespan()
                        : object.getAuthorisation().getTimespan())
            .toList();
    return made.stream().anyMatch(Hi1Object::hasDocument)
        && spans.size() > 1
        && spans.stream().distinct().count() == 1;
  }

  private Hi1Object stretched(Hi1Object object) {
    Hi1Object.Builder changed = object.toBuilder();
    if (object.hasAuthorisation()) {
      told.put(object.getObjectIdentifier(), object.getAuthorisation().getTimespan());
      changed
          .getAuthorisationBuilder()
          .setTimespan(stretched(object.getAuthorisation().getTimespan()));
    } else if (object.hasLiTask()) {
      told.put(object.getObjectIdentifier(), object.getLiTask().getTimespan());
      changed.getLiTaskBuilder().setTimespan(stretched(object.getLiTask().getTimespan()));
    }
    return changed.build();
  }

  /** What is as long as its warrant is left alone. */
  private Timespan stretched(Timespan span) {
    Duration length =
        Duration.between(Times.instant(span.getStart()), Times.instant(span.getEnd()));
    boolean begun = !Times.instant(span.getStart()).isAfter(sent);
    if (length.compareTo(LONG) >= 0 || (!earlier.isZero() && begun)) {
      return span;
    }
    return Times.span(
        Times.instant(span.getStart()).minus(earlier), Times.instant(span.getEnd()).plus(later));
  }

  private Hi1Object pretended(Hi1Object object, Instant now) {
    Timespan span = told.get(object.getObjectIdentifier());
    if (span == null) {
      return object;
    }
    boolean begun = !now.isBefore(Times.instant(span.getStart()));
    boolean over = !now.isBefore(Times.instant(span.getEnd()));
    Hi1Object.Builder changed = object.toBuilder();
    if (object.hasAuthorisation()) {
      changed.getAuthorisationBuilder().setTimespan(span);
      return over
          ? Twist.with(changed.build(), AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED)
          : changed.build();
    }
    changed.getLiTaskBuilder().setTimespan(span);
    if (over) {
      return Twist.with(changed.build(), TaskStatus.TASK_STATUS_EXPIRED);
    }
    boolean early = !begun && object.getLiTask().getStatus() == TaskStatus.TASK_STATUS_ACTIVE;
    return !early
        ? changed.build()
        : Twist.with(changed.build(), TaskStatus.TASK_STATUS_AWAITING_PROVISIONING);
  }
}
