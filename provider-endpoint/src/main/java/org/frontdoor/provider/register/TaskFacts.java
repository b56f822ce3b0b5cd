package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.LiTaskObject;
import org.frontdoor.hi1.v1.TaskStatus;
import org.frontdoor.hi1.v1.WarrantDocument;

/**
 * What the rules of a task look at.
 *
 * @param filed the task
 * @param ground the one authorisation on which it stands; empty if there is not exactly one
 * @param provider the provider itself
 * @param now the time
 */
record TaskFacts(FiledTask filed, Optional<Ground> ground, EndpointId provider, Instant now) {

  /**
   * The authorisation of a task: what it says, what the rules say of it, and what its warrant
   * orders. The same for all tasks that stand on it.
   */
  record Ground(
      AuthorisationFacts facts, Verdict<AuthorisationStatus> verdict, Optional<Ordered> ordered) {

    static Ground of(AuthorisationFacts facts) {
      return new Ground(
          facts,
          AuthorisationRules.decide(facts),
          facts.basis().map(DocumentFinding.Accepted::warrant).map(Ordered::of));
    }
  }

  /**
   * What a warrant orders.
   *
   * @param targets its targets by their values, so that one among many is found at once
   */
  record Ordered(
      WarrantDocument warrant, Map<Set<TargetIdentifierValue>, List<TargetIdentifier>> targets) {

    static Ordered of(WarrantDocument warrant) {
      return new Ordered(
          warrant,
          warrant.getTargetsList().stream()
              .collect(Collectors.groupingBy(target -> Set.copyOf(target.getValuesList()))));
    }

    /** Whether exactly this target is among those ordered. */
    boolean names(TargetIdentifier wanted) {
      return targets.getOrDefault(Set.copyOf(wanted.getValuesList()), List.of()).stream()
          .anyMatch(
              target ->
                  !target.hasServiceType()
                      || target.getServiceType().equals(wanted.getServiceType()));
    }

    /** Says nothing of what is ordered. */
    @Override
    public String toString() {
      return "Ordered[" + warrant.getReference() + "]";
    }
  }

  LiTaskObject object() {
    return filed.task().body().getLiTask();
  }

  Latch latch() {
    return filed.task().latch();
  }

  boolean desires(TaskStatus status) {
    return object().hasDesiredStatus() && object().getDesiredStatus() == status;
  }

  /** Whether the authorisation has this status. Another owner's authorisation is none. */
  boolean stands(AuthorisationStatus status) {
    return ownGround().filter(found -> found.verdict().status() == status).isPresent();
  }

  boolean grounded() {
    return ownGround().isPresent();
  }

  boolean groundLapsed() {
    return ownGround().filter(found -> found.verdict().latch() == Latch.LAPSED).isPresent();
  }

  Optional<Span> span() {
    return Span.of(object().getTimespan());
  }

  boolean insideAuthorisation() {
    return span().isPresent()
        && ownGround()
            .flatMap(found -> found.facts().span())
            .filter(outer -> outer.encloses(span().orElseThrow()))
            .isPresent();
  }

  boolean asksContent() {
    return object().getDeliveryType() != DeliveryType.DELIVERY_TYPE_IRI_ONLY;
  }

  boolean inScope() {
    return warrant()
        .filter(warrant -> warrant.getDataCategory() == DataCategory.DATA_CATEGORY_TRAFFIC)
        .filter(warrant -> warrant.getDeliveryType() != DeliveryType.DELIVERY_TYPE_CC_ONLY)
        .filter(warrant -> warrant.getDeliveryType() != DeliveryType.DELIVERY_TYPE_UNSPECIFIED)
        .isPresent();
  }

  /** Whether the warrant names exactly this target; no values are nobody. */
  boolean targetOrdered() {
    TargetIdentifier wanted = object().getTargetIdentifier();
    return wanted.getValuesCount() > 0
        && ownGround().flatMap(Ground::ordered).filter(it -> it.names(wanted)).isPresent();
  }

  boolean started() {
    return span().filter(span -> !now.isBefore(span.start())).isPresent();
  }

  boolean over() {
    return span().filter(span -> !now.isBefore(span.end())).isPresent();
  }

  /** An authorisation of another owner is as good as none, and looks like none. */
  private Optional<Ground> ownGround() {
    return ground.filter(
        found -> found.facts().file().authorisation().owner().equals(filed.task().owner()));
  }

  private Optional<WarrantDocument> warrant() {
    return ownGround().flatMap(Ground::ordered).map(Ordered::warrant);
  }
}
