package org.frontdoor.provider.admissibility;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DocumentType;
import org.frontdoor.hi1.v1.SealingSuite;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.provider.admissibility.NationalProfile.Orders;
import org.frontdoor.provider.admissibility.Ruling.Refused;

/** The rules of {@link Admissibility}, one question each. */
final class OrderRules {

  /** How far clocks may be apart. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  private static final Orders NOBODY = new Orders(List.of(), List.of());

  private OrderRules() {}

  static Optional<Refused> foreignOffice(Order order) {
    return order.approver().country().equals(order.profile().title().country())
        ? Optional.empty()
        : Optional.of(
            Refusal.FOREIGN.withRemedy(
                "document.body.approver", order.profile().exchange().referral()));
  }

  static Optional<Refused> addressee(Order order) {
    if (!order.document().getAuthority().equals(order.submitter())) {
      return Optional.of(Refusal.OTHER_AUTHORITY.of("document.body.authority"));
    }
    return order.document().getCspId().equals(order.provider())
        ? Optional.empty()
        : Optional.of(Refusal.OTHER_PROVIDER.of("document.body.csp_id"));
  }

  /** The parts that each type must have (warrant.proto). */
  static Optional<Refused> complete(Order order) {
    WarrantDocument document = order.document();
    DocumentType type = document.getType();
    boolean warrant = type == DocumentType.DOCUMENT_TYPE_WARRANT;
    boolean extension = type == DocumentType.DOCUMENT_TYPE_EXTENSION;
    return Stream.of(
            missing("refers_to", !warrant && document.getRefersTo().isEmpty()),
            missing("timespan", (warrant || extension) && !document.hasTimespan()),
            missing("data_category", warrant && !document.hasDataCategory()),
            missing("delivery_type", warrant && !document.hasDeliveryType()),
            missing("targets", warrant && document.getTargetsCount() == 0),
            missing("delivery_keys", warrant && document.getDeliveryKeysCount() == 0))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** May the office that signed sign this? */
  static Optional<Refused> competent(Order order) {
    WarrantDocument document = order.document();
    NationalProfile profile = order.profile();
    return switch (document.getType()) {
      case DOCUMENT_TYPE_WARRANT -> competentForWarrant(order);
      case DOCUMENT_TYPE_EXTENSION -> among(order, category(order).normally());
      case DOCUMENT_TYPE_CANCELLATION -> among(order, profile.cancellation());
      case DOCUMENT_TYPE_CONFIRMATION -> among(order, profile.emergency().confirmedBy());
      case DOCUMENT_TYPE_UNSPECIFIED, UNRECOGNIZED ->
          Optional.of(Refusal.MISSING.of("document.body.type"));
    };
  }

  static Optional<Refused> issued(Order order) {
    boolean issuedAfterSigning = order.issued().isAfter(order.signed().stampedAt().plus(TOLERANCE));
    boolean signedAfterNow = order.signed().stampedAt().isAfter(order.now().plus(TOLERANCE));
    return issuedAfterSigning || signedAfterNow
        ? Optional.of(Refusal.FROM_THE_FUTURE.of("document.body.issued_at"))
        : Optional.empty();
  }

  static Optional<Refused> timespan(Order order) {
    if (!order.document().hasTimespan()) {
      return Optional.empty();
    }
    NationalProfile.Exchange bounds = order.profile().exchange();
    if (!order.start().isBefore(order.end())) {
      return Optional.of(Refusal.NO_TIME.of("document.body.timespan"));
    }
    if (bounds.futureOnly() && order.start().isBefore(order.issued().minus(TOLERANCE))) {
      return Optional.of(Refusal.RETROACTIVE.of("document.body.timespan.start"));
    }
    return order.end().isAfter(bounds.latestEnd(order.start()))
        ? Optional.of(Refusal.TOO_LONG.of("document.body.timespan.end"))
        : Optional.empty();
  }

  static Optional<Refused> targets(Order order) {
    List<TargetIdentifier> targets = order.document().getTargetsList();
    return IntStream.range(0, targets.size())
        .mapToObj(
            index ->
                target(
                    targets.get(index),
                    order.profile(),
                    order.provider(),
                    "document.body.targets[" + index + "]"))
        .flatMap(Optional::stream)
        .findFirst();
  }

  static Optional<Refused> target(
      TargetIdentifier target, NationalProfile profile, EndpointId provider, String field) {
    if (target.getValuesCount() == 0) {
      return Optional.of(Refusal.MISSING.of(field + ".values"));
    }
    for (int index = 0; index < target.getValuesCount(); index++) {
      TargetIdentifierValue value = target.getValues(index);
      String at = field + ".values[" + index + "]";
      TargetFormat format = profile.format(value.getFormatType(), provider);
      if (format.equals(TargetFormat.UNKNOWN)) {
        return Optional.of(Refusal.TARGET_FORMAT.of(at + ".format_type"));
      }
      if (!format.matches(value.getValue())) {
        return Optional.of(Refusal.TARGET_VALUE.of(at + ".value"));
      }
    }
    return Optional.empty();
  }

  static Optional<Refused> deliveryKeys(Order order) {
    Set<SealingSuite> suites = new HashSet<>();
    return order.document().getDeliveryKeysList().stream().allMatch(it -> suites.add(it.getSuite()))
        ? Optional.empty()
        : Optional.of(Refusal.DELIVERY_KEYS.of("document.body.delivery_keys"));
  }

  private static Optional<Refused> competentForWarrant(Order order) {
    Orders orders = category(order);
    if (!order.document().getIsEmergency()) {
      return among(order, orders.normally());
    }
    if (orders.inEmergency().isEmpty()) {
      return Optional.of(Refusal.NO_EMERGENCY.of("document.body.is_emergency"));
    }
    return among(
        order, Stream.concat(orders.normally().stream(), orders.inEmergency().stream()).toList());
  }

  /** An extension that names no kind of data is of the only kind that has a time span: traffic. */
  private static Orders category(Order order) {
    DataCategory category =
        order.document().hasDataCategory()
            ? order.document().getDataCategory()
            : DataCategory.DATA_CATEGORY_TRAFFIC;
    return order.profile().orders().getOrDefault(category, NOBODY);
  }

  private static Optional<Refused> among(Order order, List<Office> offices) {
    return offices.stream().anyMatch(office -> office.isHeldBy(order.approver()))
        ? Optional.empty()
        : Optional.of(Refusal.NOT_COMPETENT.of("document.body.approver"));
  }

  private static Optional<Refused> missing(String field, boolean isMissing) {
    return isMissing ? Optional.of(Refusal.MISSING.of("document.body." + field)) : Optional.empty();
  }
}
