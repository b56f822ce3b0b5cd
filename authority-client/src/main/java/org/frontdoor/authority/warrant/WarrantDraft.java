package org.frontdoor.authority.warrant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.Timespan;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryKey;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.WarrantDocument;

/**
 * A warrant, or a document about one, before somebody signs it. Immutable: every step returns a new
 * draft.
 *
 * <pre>{@code
 * WarrantDraft.against(List.of(target))
 *     .referredToAs("W-2026-17")
 *     .usableBy(authority, deliveryKeys)
 *     .addressedTo(provider)
 *     .during(from, until);
 * }</pre>
 */
public final class WarrantDraft {

  private final WarrantDocument document;

  private WarrantDraft(WarrantDocument document) {
    this.document = document;
  }

  /** A warrant for traffic data of these targets, in real time. */
  public static WarrantDraft against(List<TargetIdentifier> targets) {
    return new WarrantDraft(
        WarrantDocument.newBuilder()
            .setType(DocumentType.DOCUMENT_TYPE_WARRANT)
            .setDataCategory(DataCategory.DATA_CATEGORY_TRAFFIC)
            .setDeliveryType(DeliveryType.DELIVERY_TYPE_IRI_ONLY)
            .addAllTargets(targets)
            .build());
  }

  /**
   * A document about a warrant: an extension, a cancellation or a confirmation.
   *
   * @param warrant reference of the warrant
   */
  public static WarrantDraft about(String warrant, DocumentType type) {
    return new WarrantDraft(
        WarrantDocument.newBuilder().setType(type).setRefersTo(warrant).build());
  }

  /** What a draft file holds. */
  static WarrantDraft of(WarrantDocument document) {
    return new WarrantDraft(document);
  }

  /** The approver's reference for it; not the same twice. */
  public WarrantDraft referredToAs(String reference) {
    return new WarrantDraft(document.toBuilder().setReference(reference).build());
  }

  /** The authority that may use it, and the keys to which records are sealed. */
  public WarrantDraft usableBy(EndpointId authority, List<DeliveryKey> keys) {
    return new WarrantDraft(
        document.toBuilder()
            .setAuthority(authority)
            .clearDeliveryKeys()
            .addAllDeliveryKeys(keys)
            .build());
  }

  /** The provider that is to obey it. */
  public WarrantDraft addressedTo(EndpointId provider) {
    return new WarrantDraft(document.toBuilder().setCspId(provider).build());
  }

  /** When interception is allowed, from the first time (included) to the second (excluded). */
  public WarrantDraft during(Instant from, Instant until) {
    if (!from.isBefore(until)) {
      throw new AuthorityException(
          Fault.USAGE,
          "The warrant would end before it begins",
          "Choose an end later than the beginning");
    }
    Timespan span =
        Timespan.newBuilder()
            .setStart(Times.timestamp(from))
            .setEnd(Times.timestamp(until))
            .build();
    return new WarrantDraft(document.toBuilder().setTimespan(span).build());
  }

  /** The same with another beginning; a draft without a time span stays as it is. */
  public WarrantDraft beginningAt(Instant begin) {
    return document.hasTimespan()
        ? during(begin, Times.instant(document.getTimespan().getEnd()))
        : this;
  }

  /** When it begins, if it has a time span. */
  public Optional<Instant> begin() {
    return document.hasTimespan()
        ? Optional.of(Times.instant(document.getTimespan().getStart()))
        : Optional.empty();
  }

  /** What kind of data is ordered, where it is not traffic data. */
  public WarrantDraft ordering(DataCategory category, DeliveryType delivery) {
    return new WarrantDraft(
        document.toBuilder().setDataCategory(category).setDeliveryType(delivery).build());
  }

  /** As an emergency, which is confirmed later or lapses. */
  public WarrantDraft asEmergency() {
    return new WarrantDraft(document.toBuilder().setIsEmergency(true).build());
  }

  /** The law that it stands on, for a person. */
  public WarrantDraft under(String legalBasis) {
    return new WarrantDraft(document.toBuilder().setLegalBasis(legalBasis).build());
  }

  /** What has been drafted, without approver and time. */
  public WarrantDocument document() {
    return document;
  }

  /** The document that the approver signs. */
  WarrantDocument approvedBy(Approver approver, Instant now) {
    boolean warrant = document.getType() == DocumentType.DOCUMENT_TYPE_WARRANT;
    require(!document.getReference().isEmpty(), "reference");
    require(document.hasAuthority(), "authority");
    require(document.hasCspId(), "provider");
    require(!warrant || document.hasTimespan(), "time span");
    require(!warrant || document.getTargetsCount() > 0, "target");
    require(!warrant || document.getDeliveryKeysCount() > 0, "delivery key");
    return document.toBuilder().setApprover(approver).setIssuedAt(Times.timestamp(now)).build();
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AuthorityException(
          Fault.USAGE, "The draft names no " + what, "Complete the draft before it is signed");
    }
  }

  /** Says which draft it is, never whom it is about. */
  @Override
  public String toString() {
    return "WarrantDraft[" + document.getReference() + "]";
  }
}
