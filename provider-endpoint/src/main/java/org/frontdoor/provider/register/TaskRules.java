package org.frontdoor.provider.register;

import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_AWAITING_APPROVAL;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_INVALID;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_REJECTED;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED;
import static org.frontdoor.hi1.v1.TaskStatus.TASK_STATUS_ACTIVE;
import static org.frontdoor.hi1.v1.TaskStatus.TASK_STATUS_AWAITING_APPROVAL;
import static org.frontdoor.hi1.v1.TaskStatus.TASK_STATUS_AWAITING_PROVISIONING;
import static org.frontdoor.hi1.v1.TaskStatus.TASK_STATUS_CANCELLED;
import static org.frontdoor.hi1.v1.TaskStatus.TASK_STATUS_ERROR;
import static org.frontdoor.hi1.v1.TaskStatus.TASK_STATUS_EXPIRED;
import static org.frontdoor.hi1.v1.TaskStatus.TASK_STATUS_INVALID;
import static org.frontdoor.hi1.v1.TaskStatus.TASK_STATUS_REJECTED;
import static org.frontdoor.hi1.v1.TaskStatus.TASK_STATUS_SUSPENDED;

import java.util.List;
import java.util.function.Predicate;
import org.frontdoor.hi1.v1.TaskStatus;

/**
 * The status of a task of lawful interception (TS 103 120 B.2.3.7, table 8.2; corrected: a time
 * span is required, and targets are of the formats that the profile names, InternationalE164 among
 * them).
 *
 * <pre>
 * first rule that applies                                        status                interception
 * task.rejected       was rejected                               Rejected              end, for good
 * task.cancelled      was, or its owner wants, or the
 *                     authorisation is                           Cancelled             end, for good
 * task.past           had expired                                Expired               end, for good
 * task.lapsed         had lapsed                                 Invalid               end, for good
 * task.content        content is asked for                       Rejected              end, for good
 * task.link           not exactly one authorisation              Invalid               hold
 * task.lapsed         the authorisation lapsed                   Invalid               end, for good
 * task.expired        the authorisation expired                  Expired               end, for good
 * task.approval       the authorisation awaits approval          AwaitingApproval      hold
 * task.authorisation  the authorisation is invalid or rejected   Invalid               hold
 * task.csp            meant for another provider                 Invalid               hold
 * task.timespan       not inside that of the authorisation       Invalid               hold
 * task.scope          the warrant orders other data              Invalid               hold
 * task.target         none of the warrant's targets              Invalid               hold
 * task.account        nobody here is this target                 Invalid               hold
 * task.expired        its end has come                           Expired               end, for good
 * task.suspended      its owner wants, or the authorisation is   Suspended             hold
 * task.early          its start has not come                     AwaitingProvisioning  hold
 * task.fault          the system fails                           Error                 run
 * task.provisioning   interception has not confirmed             AwaitingProvisioning  run
 * task.active         otherwise                                  Active                run
 * </pre>
 */
final class TaskRules {

  static final List<StatusRule<TaskFacts, TaskStatus>> RULES =
      List.of(
          rule("task.rejected", "table 8.2", latched(Latch.REJECTED), TASK_STATUS_REJECTED),
          rule("task.cancelled", "8.2.4, B.2.3.7", TaskRules::cancelled, TASK_STATUS_CANCELLED),
          rule("task.past", "table 8.2", latched(Latch.EXPIRED), TASK_STATUS_EXPIRED),
          lapsed(latched(Latch.LAPSED)),
          StatusRule.refuse(
              StatusReason.TASK_CONTENT,
              "8.2.7, B.2.3.7; TS 101 331 4.2 h",
              TaskFacts::asksContent,
              TASK_STATUS_REJECTED,
              Latch.REJECTED),
          invalid(StatusReason.TASK_LINK, "7.1.6, B.2.3.7", facts -> !facts.grounded()),
          lapsed(TaskFacts::groundLapsed),
          rule(
              "task.expired",
              "B.2.3.7",
              facts -> facts.stands(AUTHORISATION_STATUS_EXPIRED),
              TASK_STATUS_EXPIRED),
          rule(
              "task.approval",
              "table 8.2",
              facts -> facts.stands(AUTHORISATION_STATUS_AWAITING_APPROVAL),
              TASK_STATUS_AWAITING_APPROVAL),
          invalid(StatusReason.TASK_AUTHORISATION, "B.2.3.7", TaskRules::withoutForce),
          invalid(
              StatusReason.TASK_CSP,
              "8.2.10",
              facts -> !facts.object().getCspId().equals(facts.provider())),
          invalid(
              StatusReason.TASK_TIMESPAN, "8.2.5, B.2.3.7", facts -> !facts.insideAuthorisation()),
          invalid(StatusReason.TASK_SCOPE, "TS 101 331 4.2 e", facts -> !facts.inScope()),
          invalid(StatusReason.TASK_TARGET, "8.2.6, B.2.3.7", facts -> !facts.targetOrdered()),
          invalid(
              StatusReason.TASK_ACCOUNT, "8.2.6, table D.1", facts -> !facts.filed().targetKnown()),
          rule("task.expired", "B.2.3.7", TaskFacts::over, TASK_STATUS_EXPIRED),
          rule("task.suspended", "8.2.4", TaskRules::suspended, TASK_STATUS_SUSPENDED),
          rule("task.early", "8.2.5", facts -> !facts.started(), TASK_STATUS_AWAITING_PROVISIONING),
          StatusRule.refuse(
              StatusReason.TASK_FAULT,
              "table 8.2, B.2.3.7",
              TaskRules::fails,
              TASK_STATUS_ERROR,
              Latch.NONE),
          rule(
              "task.provisioning",
              "table 8.2",
              facts -> facts.filed().position() != SwitchPosition.RUNNING,
              TASK_STATUS_AWAITING_PROVISIONING),
          rule("task.active", "table 8.2", facts -> true, TASK_STATUS_ACTIVE));

  private TaskRules() {}

  static TaskVerdict decide(TaskFacts facts) {
    Verdict<TaskStatus> verdict = StatusRule.decide(RULES, facts);
    return new TaskVerdict(verdict, wanted(verdict, facts));
  }

  private static Wanted wanted(Verdict<TaskStatus> verdict, TaskFacts facts) {
    if (verdict.latch() != Latch.NONE) {
      return Wanted.END;
    }
    return switch (verdict.status()) {
      case TASK_STATUS_ACTIVE, TASK_STATUS_ERROR -> Wanted.RUN;
      case TASK_STATUS_AWAITING_PROVISIONING -> facts.started() ? Wanted.RUN : Wanted.HOLD;
      case TASK_STATUS_AWAITING_APPROVAL, TASK_STATUS_SUSPENDED, TASK_STATUS_INVALID -> Wanted.HOLD;
      case TASK_STATUS_REJECTED, TASK_STATUS_CANCELLED, TASK_STATUS_EXPIRED -> Wanted.END;
      case TASK_STATUS_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalStateException("The rules give statuses of the dictionary only.");
    };
  }

  private static boolean cancelled(TaskFacts facts) {
    return facts.latch() == Latch.CANCELLED
        || facts.desires(TASK_STATUS_CANCELLED)
        || facts.stands(AUTHORISATION_STATUS_CANCELLED);
  }

  private static boolean withoutForce(TaskFacts facts) {
    return facts.stands(AUTHORISATION_STATUS_INVALID)
        || facts.stands(AUTHORISATION_STATUS_REJECTED);
  }

  private static boolean suspended(TaskFacts facts) {
    return facts.desires(TASK_STATUS_SUSPENDED) || facts.stands(AUTHORISATION_STATUS_SUSPENDED);
  }

  /** Interception that ended by itself cannot be started again, which is a fault too. */
  private static boolean fails(TaskFacts facts) {
    return facts.filed().fault() || facts.filed().position() == SwitchPosition.ENDED;
  }

  private static Predicate<TaskFacts> latched(Latch latch) {
    return facts -> facts.latch() == latch;
  }

  private static StatusRule<TaskFacts, TaskStatus> rule(
      String name, String clause, Predicate<TaskFacts> condition, TaskStatus status) {
    return StatusRule.when(name, clause, condition, status, latch(status));
  }

  private static Latch latch(TaskStatus status) {
    return switch (status) {
      case TASK_STATUS_REJECTED -> Latch.REJECTED;
      case TASK_STATUS_CANCELLED -> Latch.CANCELLED;
      case TASK_STATUS_EXPIRED -> Latch.EXPIRED;
      case TASK_STATUS_AWAITING_APPROVAL,
          TASK_STATUS_AWAITING_PROVISIONING,
          TASK_STATUS_ACTIVE,
          TASK_STATUS_SUSPENDED,
          TASK_STATUS_ERROR,
          TASK_STATUS_INVALID,
          TASK_STATUS_UNSPECIFIED,
          UNRECOGNIZED ->
          Latch.NONE;
    };
  }

  private static StatusRule<TaskFacts, TaskStatus> invalid(
      StatusReason reason, String clause, Predicate<TaskFacts> condition) {
    return StatusRule.refuse(reason, clause, condition, TASK_STATUS_INVALID, Latch.NONE);
  }

  private static StatusRule<TaskFacts, TaskStatus> lapsed(Predicate<TaskFacts> condition) {
    return StatusRule.refuse(
        StatusReason.TASK_LAPSED,
        "table 7.6, B.2.3.7",
        condition,
        TASK_STATUS_INVALID,
        Latch.LAPSED);
  }
}
