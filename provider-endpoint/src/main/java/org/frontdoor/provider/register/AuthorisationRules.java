package org.frontdoor.provider.register;

import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_APPROVED;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_EMERGENCY_APPROVAL;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_INVALID;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_REJECTED;
import static org.frontdoor.hi1.v1.AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.ErrorInformation;
import org.frontdoor.provider.register.StatusRule.Outcome;

/**
 * The status of an authorisation (TS 103 120 B.2.3.4, table 7.6; corrected: the status in force is
 * Approved, which the dictionary has, and a time span is required).
 *
 * <pre>
 * first rule that applies                                            status             for good
 * authorisation.rejected       was rejected                          Rejected           yes
 * authorisation.cancelled      was, or its owner or a document wants Cancelled          yes
 * authorisation.past           had expired                           Expired            but may be cancelled
 * authorisation.lapsed         had lapsed                            Invalid            but may be cancelled
 * authorisation.warrant        no valid warrant document             Invalid
 * authorisation.reference      not that of the warrant               Invalid
 * authorisation.csp            meant for another provider            Invalid
 * authorisation.emergency      differs from the warrant              Invalid
 * authorisation.timespan       not inside warrant and extensions     Invalid
 * authorisation.lapsed         emergency unconfirmed past its time   Invalid            yes
 * authorisation.expired        its end has come                      Expired            yes
 * authorisation.suspended      its owner wants                       Suspended
 * authorisation.provisional    emergency, confirmation still due     EmergencyApproval
 * authorisation.approved       otherwise                             Approved
 * </pre>
 *
 * A lapse outranks expiry only if the deadline lay before the end, so that it does not matter when
 * the rules are asked. A wish to suspend outranks the emergency, whose deadline runs on.
 */
final class AuthorisationRules {

  static final List<StatusRule<AuthorisationFacts, AuthorisationStatus>> RULES =
      List.of(
          StatusRule.when(
              "authorisation.rejected",
              "table 7.6, B.2.3.4",
              facts -> facts.latch() == Latch.REJECTED,
              AUTHORISATION_STATUS_REJECTED,
              Latch.REJECTED),
          StatusRule.when(
              "authorisation.cancelled",
              "7.2.6, B.2.3.4",
              AuthorisationRules::cancelled,
              AUTHORISATION_STATUS_CANCELLED,
              Latch.CANCELLED),
          StatusRule.when(
              "authorisation.past",
              "table 7.6",
              facts -> facts.latch() == Latch.EXPIRED,
              AUTHORISATION_STATUS_EXPIRED,
              Latch.EXPIRED),
          invalidForGood("table 7.6, 7.2.12", facts -> facts.latch() == Latch.LAPSED),
          new StatusRule<>(
              StatusReason.AUTHORISATION_NO_WARRANT.rule(),
              "7.2.13, B.2.3.4",
              AuthorisationRules::withoutWarrant),
          invalid(
              StatusReason.AUTHORISATION_REFERENCE,
              "7.2.2",
              facts -> !facts.basis(w -> w.getReference().equals(facts.object().getReference()))),
          invalid(
              StatusReason.AUTHORISATION_CSP,
              "7.2.8",
              facts -> !facts.object().getCspId().equals(facts.file().terms().provider())),
          invalid(
              StatusReason.AUTHORISATION_EMERGENCY,
              "table 7.9",
              facts -> !facts.basis(w -> w.getIsEmergency() == facts.object().getIsEmergency())),
          invalid(StatusReason.AUTHORISATION_TIMESPAN, "7.2.7, B.2.3.4", facts -> !facts.covered()),
          invalidForGood("table 7.6, 7.2.12", AuthorisationFacts::lapsed),
          StatusRule.when(
              "authorisation.expired",
              "B.2.3.4",
              AuthorisationFacts::over,
              AUTHORISATION_STATUS_EXPIRED,
              Latch.EXPIRED),
          StatusRule.when(
              "authorisation.suspended",
              "7.2.6",
              facts -> facts.desires(AUTHORISATION_STATUS_SUSPENDED),
              AUTHORISATION_STATUS_SUSPENDED,
              Latch.NONE),
          StatusRule.when(
              "authorisation.provisional",
              "table 7.6, table 7.9",
              facts -> facts.confirmationDue().isPresent(),
              AUTHORISATION_STATUS_EMERGENCY_APPROVAL,
              Latch.NONE),
          StatusRule.when(
              "authorisation.approved",
              "B.2.3.4",
              facts -> true,
              AUTHORISATION_STATUS_APPROVED,
              Latch.NONE));

  private AuthorisationRules() {}

  static Verdict<AuthorisationStatus> decide(AuthorisationFacts facts) {
    return StatusRule.decide(RULES, facts);
  }

  private static boolean cancelled(AuthorisationFacts facts) {
    return facts.latch() == Latch.CANCELLED
        || facts.desires(AUTHORISATION_STATUS_CANCELLED)
        || facts.cancelledByDocument();
  }

  private static Optional<Outcome<AuthorisationStatus>> withoutWarrant(AuthorisationFacts facts) {
    if (facts.basis().isPresent()) {
      return Optional.empty();
    }
    ErrorInformation reason =
        facts
            .refusedWarrant()
            .flatMap(Verdict::reason)
            .orElse(StatusReason.AUTHORISATION_NO_WARRANT.information());
    return Optional.of(new Outcome<>(AUTHORISATION_STATUS_INVALID, Latch.NONE, reason));
  }

  private static StatusRule<AuthorisationFacts, AuthorisationStatus> invalid(
      StatusReason reason, String clause, Predicate<AuthorisationFacts> condition) {
    return StatusRule.refuse(reason, clause, condition, AUTHORISATION_STATUS_INVALID, Latch.NONE);
  }

  private static StatusRule<AuthorisationFacts, AuthorisationStatus> invalidForGood(
      String clause, Predicate<AuthorisationFacts> condition) {
    return StatusRule.refuse(
        StatusReason.AUTHORISATION_LAPSED,
        clause,
        condition,
        AUTHORISATION_STATUS_INVALID,
        Latch.LAPSED);
  }
}
