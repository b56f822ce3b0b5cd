package org.frontdoor.conformance.cases.objects;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentType;

/**
 * What the status of one authorisation must be: the table "authorisation" of proto/spec/hi1.md
 * section 4, written down once more. Rejection and the lapse of an emergency are left out.
 */
final class StatusOracle {

  private final String reference;
  private final boolean emergency;
  private final List<Paper> papers = new ArrayList<>();
  private Instant start;
  private Instant end;
  private AuthorisationStatus wish = AuthorisationStatus.AUTHORISATION_STATUS_UNSPECIFIED;
  private boolean cancelled;
  private boolean expired;

  /**
   * A document that is filed under the authorisation and that the provider must take for valid.
   *
   * @param refersTo reference of the warrant that it is about; of a warrant its own
   * @param start of its span; without meaning where the type has none
   */
  record Paper(DocumentType type, String refersTo, boolean emergency, Instant start, Instant end) {}

  StatusOracle(String reference, boolean emergency, Instant start, Instant end) {
    this.reference = reference;
    this.emergency = emergency;
    this.start = start;
    this.end = end;
  }

  void file(Paper paper) {
    papers.add(paper);
  }

  void wish(AuthorisationStatus desired) {
    wish = desired;
  }

  void span(Instant from, Instant to) {
    start = from;
    end = to;
  }

  /** Keeps what is for good: to be called whenever something was done, and at any other time. */
  void settle(Instant now) {
    AuthorisationStatus status = status(now);
    cancelled |= status == AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED;
    expired |= status == AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED;
  }

  /** Whether nothing can be changed any more, but for a cancellation of what has expired. */
  boolean over() {
    return cancelled || expired;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** The first rule that applies. */
  AuthorisationStatus status(Instant now) {
    if (cancelled
        || wish == AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED
        || papers(DocumentType.DOCUMENT_TYPE_CANCELLATION).findAny().isPresent()) {
      return AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED;
    }
    if (expired) {
      return AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED;
    }
    Optional<Paper> warrant = papers(DocumentType.DOCUMENT_TYPE_WARRANT).findFirst();
    if (warrant.isEmpty() || warrant.get().emergency() != emergency || !covered(warrant.get())) {
      return AuthorisationStatus.AUTHORISATION_STATUS_INVALID;
    }
    return statusInOrder(now);
  }

  private AuthorisationStatus statusInOrder(Instant now) {
    if (!now.isBefore(end)) {
      return AuthorisationStatus.AUTHORISATION_STATUS_EXPIRED;
    }
    if (wish == AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED) {
      return AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED;
    }
    boolean confirmed = papers(DocumentType.DOCUMENT_TYPE_CONFIRMATION).findAny().isPresent();
    return emergency && !confirmed
        ? AuthorisationStatus.AUTHORISATION_STATUS_EMERGENCY_APPROVAL
        : AuthorisationStatus.AUTHORISATION_STATUS_APPROVED;
  }

  /** Extensions follow the warrant without a break. */
  private boolean covered(Paper warrant) {
    Instant latest =
        papers(DocumentType.DOCUMENT_TYPE_EXTENSION)
            .map(Paper::end)
            .reduce(warrant.end(), (one, other) -> one.isAfter(other) ? one : other);
    return !start.isBefore(warrant.start()) && !end.isAfter(latest);
  }

  private Stream<Paper> papers(DocumentType type) {
    return papers.stream()
        .filter(paper -> paper.type() == type && paper.refersTo().equals(reference));
  }
}
