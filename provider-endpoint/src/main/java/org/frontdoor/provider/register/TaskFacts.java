package org.frontdoor.provider.register;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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

  /** The authorisation of a task: what it says, and what the rules say of it. */
  record Ground(AuthorisationFacts facts, Verdict<AuthorisationStatus> verdict) {}

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
        && warrant()
            .filter(warrant -> warrant.getTargetsList().stream().anyMatch(it -> same(it, wanted)))
            .isPresent();
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
    return ownGround()
        .flatMap(found -> found.facts().basis())
        .map(DocumentFinding.Accepted::warrant);
  }

  private static boolean same(TargetIdentifier ordered, TargetIdentifier wanted) {
    Set<TargetIdentifierValue> orderedValues = new HashSet<>(ordered.getValuesList());
    return orderedValues.equals(new HashSet<>(wanted.getValuesList()))
        && (!ordered.hasServiceType() || ordered.getServiceType().equals(wanted.getServiceType()));
  }
}
