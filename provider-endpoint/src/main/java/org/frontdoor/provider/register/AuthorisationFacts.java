package org.frontdoor.provider.register;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentStatus;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.WarrantDocument;

/** What the rules of an authorisation look at, and what follows from its documents. */
record AuthorisationFacts(AuthorisationFile file, Instant now) {

  AuthorisationObject object() {
    return file.authorisation().body().getAuthorisation();
  }

  Latch latch() {
    return file.authorisation().latch();
  }

  boolean desires(AuthorisationStatus status) {
    return object().hasDesiredStatus() && object().getDesiredStatus() == status;
  }

  Optional<Span> span() {
    return Span.of(object().getTimespan());
  }

  boolean over() {
    return span().filter(span -> !now.isBefore(span.end())).isPresent();
  }

  /**
   * The warrant on which the authorisation stands: the one with its reference; where none has it,
   * any, so that the reason can be told. The earliest stamped comes first.
   */
  Optional<DocumentFinding.Accepted> basis() {
    Predicate<DocumentFinding.Accepted> sameReference =
        found -> found.warrant().getReference().equals(object().getReference());
    return documents(DocumentType.DOCUMENT_TYPE_WARRANT)
        .min(
            Comparator.comparing((DocumentFinding.Accepted found) -> !sameReference.test(found))
                .thenComparing(DocumentFinding.Accepted::stampedAt)
                .thenComparing(found -> found.warrant().getReference()));
  }

  boolean basis(Predicate<WarrantDocument> condition) {
    return basis().map(DocumentFinding.Accepted::warrant).filter(condition).isPresent();
  }

  boolean cancelledByDocument() {
    return documents(DocumentType.DOCUMENT_TYPE_CANCELLATION)
        .anyMatch(found -> found.warrant().getRefersTo().equals(object().getReference()));
  }

  /** Whether the time span lies inside that of the warrant and its extensions. */
  boolean covered() {
    List<Span> allowed =
        Stream.concat(
                basis().stream(),
                documents(DocumentType.DOCUMENT_TYPE_EXTENSION).filter(this::refersToBasis))
            .flatMap(found -> Span.of(found.warrant().getTimespan()).stream())
            .toList();
    return span().filter(span -> span.isCoveredBy(allowed)).isPresent();
  }

  /** Until when the emergency must be confirmed; empty if it is none, or was confirmed in time. */
  Optional<Instant> confirmationDue() {
    return basis()
        .filter(found -> found.warrant().getIsEmergency())
        .map(found -> found.stampedAt().plus(confirmationTime()))
        .filter(
            deadline ->
                documents(DocumentType.DOCUMENT_TYPE_CONFIRMATION)
                    .filter(this::refersToBasis)
                    .noneMatch(found -> !found.stampedAt().isAfter(deadline)));
  }

  private Duration confirmationTime() {
    return file.terms().confirmationTime(file.authorisation().country());
  }

  /** Whether the deadline passed while the authorisation was in force. */
  boolean lapsed() {
    return confirmationDue()
        .filter(due -> !now.isBefore(due))
        .filter(due -> span().filter(span -> due.isBefore(span.end())).isPresent())
        .isPresent();
  }

  /** Reason of a warrant document that is not valid, if there is one. */
  Optional<Verdict<DocumentStatus>> refusedWarrant() {
    return file.documents().stream()
        .filter(
            filed ->
                filed.document().body().getDocument().getType()
                    == DocumentType.DOCUMENT_TYPE_WARRANT)
        .sorted(Comparator.comparing(filed -> filed.document().id()))
        .map(this::verdict)
        .filter(verdict -> verdict.status() == DocumentStatus.DOCUMENT_STATUS_INVALID)
        .findFirst();
  }

  Verdict<DocumentStatus> verdict(FiledDocument filed) {
    return DocumentRules.decide(new DocumentRules.Facts(filed, file.terms().provider(), now));
  }

  private Stream<DocumentFinding.Accepted> documents(DocumentType type) {
    return file.documents().stream()
        .filter(filed -> verdict(filed).status() != DocumentStatus.DOCUMENT_STATUS_INVALID)
        .map(FiledDocument::finding)
        .filter(DocumentFinding.Accepted.class::isInstance)
        .map(DocumentFinding.Accepted.class::cast)
        .filter(found -> found.warrant().getType() == type);
  }

  private boolean refersToBasis(DocumentFinding.Accepted found) {
    return basis(warrant -> warrant.getReference().equals(found.warrant().getRefersTo()));
  }
}
