package org.frontdoor.conformance.cases.objects;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.frontdoor.conformance.credentials.Seat;
import org.frontdoor.conformance.script.Act;
import org.frontdoor.conformance.script.Examination;
import org.frontdoor.conformance.script.Order;
import org.frontdoor.conformance.script.Times;
import org.frontdoor.conformance.statement.Feature;
import org.frontdoor.hi1.v1.ActionRequest;
import org.frontdoor.hi1.v1.AuthorisationObject;
import org.frontdoor.hi1.v1.AuthorisationStatus;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.Hi1Object;
import org.frontdoor.hi1.v1.WarrantDocument;

/** One authorisation of a walk by chance, what will be done to it, and its oracle. */
final class StatusWorld {

  private static final Duration LONGER = Duration.ofHours(2);

  private final Examination exam;
  private final boolean emergency;
  private final Order order;
  private final StatusOracle oracle;
  private final Queue<Move> moves = new ArrayDeque<>();

  /** What may be done. */
  enum Move {
    WARRANT,
    FORGED_WARRANT,
    OTHER_WARRANT,
    CANCELLATION,
    FORGED_CANCELLATION,
    OTHER_CANCELLATION,
    EXTENSION,
    CONFIRMATION,
    WRONG_CONFIRMATION,
    SUSPEND,
    RESUME,
    CANCEL,
    LENGTHEN,
    SHORTEN
  }

  /**
   * @param plan what is done in any case, in this order; what the endpoint does not declare is left
   *     out
   * @param length of the order, in minutes
   */
  StatusWorld(Examination exam, boolean emergency, List<Move> plan, int length) {
    this.exam = exam;
    this.emergency = emergency;
    // The half minute keeps the end away from the instants at which the clock is looked at.
    this.order =
        exam.order().during(exam.now(), Duration.ofMinutes(length).plus(Duration.ofSeconds(30)));
    this.oracle = new StatusOracle(order.reference(), emergency, order.start(), order.end());
    moves.addAll(strewn(plan));
  }

  Order order() {
    return order;
  }

  StatusOracle oracle() {
    return oracle;
  }

  /** The authorisation as it is created: without any document. */
  Hi1Object authorisation() {
    Hi1Object.Builder object = order.authorisation().toBuilder().clearAssociatedObjects();
    if (emergency) {
      object.getAuthorisationBuilder().setIsEmergency(true);
    }
    return object.build();
  }

  boolean hasMoves() {
    return !moves.isEmpty();
  }

  /** The next thing to be done, which the oracle is told; nothing if it cannot be done now. */
  Optional<ActionRequest> next() {
    Move move = moves.remove();
    Instant now = exam.now();
    oracle.settle(now);
    if (oracle.cancelled() || (oracle.over() && move != Move.CANCEL)) {
      return Optional.empty();
    }
    return switch (move) {
      case WARRANT -> Optional.of(warrant());
      case FORGED_WARRANT -> Optional.of(forged(order.signedBy(Seat.JUDGE_STRANGER).warrant()));
      case OTHER_WARRANT -> Optional.of(otherWarrant());
      case CANCELLATION -> Optional.of(about(DocumentType.DOCUMENT_TYPE_CANCELLATION));
      case FORGED_CANCELLATION ->
          Optional.of(
              forged(
                  order
                      .signedBy(Seat.JUDGE_ADMINISTRATIVE)
                      .about(DocumentType.DOCUMENT_TYPE_CANCELLATION)));
      case OTHER_CANCELLATION ->
          Optional.of(
              forged(
                  order
                      .about(DocumentType.DOCUMENT_TYPE_CANCELLATION)
                      .setRefersTo(exam.ids().reference())));
      case EXTENSION -> now.isBefore(order.end()) ? Optional.of(extension()) : Optional.empty();
      case CONFIRMATION -> Optional.of(about(DocumentType.DOCUMENT_TYPE_CONFIRMATION));
      case WRONG_CONFIRMATION ->
          Optional.of(
              forged(
                  order.signedBy(Seat.PROSECUTOR).about(DocumentType.DOCUMENT_TYPE_CONFIRMATION)));
      case SUSPEND -> Optional.of(wish(AuthorisationStatus.AUTHORISATION_STATUS_SUSPENDED));
      case RESUME -> Optional.of(wish(AuthorisationStatus.AUTHORISATION_STATUS_APPROVED));
      case CANCEL -> Optional.of(wish(AuthorisationStatus.AUTHORISATION_STATUS_CANCELLED));
      case LENGTHEN -> Optional.of(span(order.end().plus(Duration.ofMinutes(30))));
      case SHORTEN -> now.isBefore(order.end()) ? Optional.of(span(order.end())) : Optional.empty();
    };
  }

  private List<Move> strewn(List<Move> plan) {
    List<Move> all = new ArrayList<>(plan);
    RandomGenerator random = exam.ids().random();
    List<Move> harmless =
        List.of(
            Move.FORGED_WARRANT,
            Move.OTHER_WARRANT,
            Move.FORGED_CANCELLATION,
            Move.OTHER_CANCELLATION,
            Move.WRONG_CONFIRMATION,
            Move.SUSPEND,
            Move.RESUME,
            Move.LENGTHEN,
            Move.SHORTEN);
    for (int extra = 0; extra < 3; extra++) {
      Move move = harmless.get(random.nextInt(harmless.size()));
      all.add(random.nextInt(all.size() + 1), move);
    }
    all.removeIf(move -> !declared(move));
    return all;
  }

  private boolean declared(Move move) {
    return switch (move) {
      case CANCELLATION, FORGED_CANCELLATION, OTHER_CANCELLATION, EXTENSION, LENGTHEN, SHORTEN ->
          exam.declares(Feature.EXTENSION);
      case CONFIRMATION, WRONG_CONFIRMATION -> exam.declares(Feature.EMERGENCY);
      case SUSPEND, RESUME -> exam.declares(Feature.SUSPENSION);
      case WARRANT, FORGED_WARRANT, OTHER_WARRANT, CANCEL -> true;
    };
  }

  private ActionRequest warrant() {
    oracle.file(
        new StatusOracle.Paper(
            DocumentType.DOCUMENT_TYPE_WARRANT,
            order.reference(),
            emergency,
            order.start(),
            order.end()));
    // Issued before its span begins, however late it is filed.
    return file(
        order
            .signedBy(Seat.JUDGE)
            .warrant()
            .setIssuedAt(Times.timestamp(order.start()))
            .setIsEmergency(emergency)
            .build());
  }

  private ActionRequest otherWarrant() {
    return file(order.signedBy(Seat.JUDGE).warrant().setReference(exam.ids().reference()).build());
  }

  private ActionRequest extension() {
    Instant end = order.end().plus(LONGER);
    oracle.file(
        new StatusOracle.Paper(
            DocumentType.DOCUMENT_TYPE_EXTENSION, order.reference(), false, order.end(), end));
    return file(
        order
            .signedBy(Seat.JUDGE)
            .about(DocumentType.DOCUMENT_TYPE_EXTENSION)
            .setTimespan(Times.span(order.end(), end))
            .build());
  }

  private ActionRequest about(DocumentType type) {
    oracle.file(
        new StatusOracle.Paper(type, order.reference(), false, Instant.EPOCH, Instant.EPOCH));
    return file(order.signedBy(Seat.JUDGE).about(type).build());
  }

  /** One that changes nothing, of which the oracle is told nothing. */
  private ActionRequest forged(WarrantDocument.Builder document) {
    ActionRequest action = file(document.build());
    var unused = order.signedBy(Seat.JUDGE);
    return action;
  }

  private ActionRequest file(WarrantDocument document) {
    return Act.create(
        order.document(exam.ids().uuid(), document).toBuilder()
            .setAssociatedObjects(Order.linked(order.authorisationId()))
            .build());
  }

  private ActionRequest wish(AuthorisationStatus desired) {
    oracle.wish(desired);
    return Act.update(
        order.change(
            order.authorisationId(), AuthorisationObject.newBuilder().setDesiredStatus(desired)));
  }

  private ActionRequest span(Instant end) {
    oracle.span(order.start(), end);
    return Act.update(
        order.change(
            order.authorisationId(),
            AuthorisationObject.newBuilder().setTimespan(Times.span(order.start(), end))));
  }
}
