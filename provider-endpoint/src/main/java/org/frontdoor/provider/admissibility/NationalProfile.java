package org.frontdoor.provider.admissibility;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.SupportedProfile;
import org.frontdoor.hi1.v1.TargetFormatTypeDefinition;

/**
 * What a country's law says of handover (TS 103 120 clause 6.2.3 and Annex B), as data.
 *
 * @param title which profile it is
 * @param orders who may order which data; what is not named may not be ordered
 * @param cancellation who may end what was ordered
 * @param emergency how an emergency order is confirmed
 * @param exchange bounds of orders and of the exchange itself
 * @param targets formats of target identifiers that are accepted, at least one
 */
public record NationalProfile(
    Title title,
    Map<DataCategory, Orders> orders,
    List<Office> cancellation,
    Emergency emergency,
    Exchange exchange,
    List<TargetFormat> targets) {

  /** Copies the collections and checks that something may be ordered about somebody. */
  public NationalProfile {
    orders = Map.copyOf(orders);
    cancellation = List.copyOf(cancellation);
    targets = List.copyOf(targets);
    if (orders.isEmpty() || targets.isEmpty()) {
      throw new IllegalArgumentException("orders and targets each name at least one");
    }
  }

  /**
   * Which profile it is.
   *
   * @param owner name in the header of messages
   * @param version version in the header of messages
   * @param country ISO 3166-1 code of the country whose authorities and offices it is for
   * @param notice how far it may be trusted, for a person
   */
  public record Title(String owner, String version, String country, String notice) {

    /** Checks the country. */
    public Title {
      if (!country.matches("[A-Z]{2}")) {
        throw new IllegalArgumentException("country is two capital letters");
      }
    }
  }

  /**
   * Who may order one kind of data.
   *
   * @param normally always
   * @param inEmergency besides, in an emergency, to be confirmed; nobody means that this kind of
   *     data knows no emergency
   */
  public record Orders(List<Office> normally, List<Office> inEmergency) {

    /** Copies the lists. */
    public Orders {
      normally = List.copyOf(normally);
      inEmergency = List.copyOf(inEmergency);
    }
  }

  /**
   * How an emergency order is confirmed.
   *
   * @param confirmWithin time from the stamp of the order to that of its confirmation
   * @param confirmedBy who may confirm
   */
  public record Emergency(Duration confirmWithin, List<Office> confirmedBy) {

    /** Copies the list and checks that the time is positive. */
    public Emergency {
      confirmedBy = List.copyOf(confirmedBy);
      if (!confirmWithin.isPositive()) {
        throw new IllegalArgumentException("confirmWithin is longer than zero");
      }
    }
  }

  /**
   * Bounds of orders and of the exchange.
   *
   * @param maximumLength longest span that one order may allow, in calendar terms of UTC
   * @param futureOnly whether real-time orders reach into the future only
   * @param listAllowed whether LIST is allowed (clause 6.4.8)
   * @param referral what a foreign authority is told
   */
  public record Exchange(
      Period maximumLength, boolean futureOnly, boolean listAllowed, String referral) {

    /** Checks that the length is positive. */
    public Exchange {
      if (maximumLength.isNegative() || maximumLength.isZero()) {
        throw new IllegalArgumentException("maximumLength is longer than zero");
      }
    }

    /** Latest end of an order that starts then. */
    Instant latestEnd(Instant start) {
      return start.atOffset(ZoneOffset.UTC).plus(maximumLength).toInstant();
    }
  }

  /** What GETCSPCONFIG says of it. The length in seconds is what is allowed from every start. */
  public SupportedProfile supported() {
    return SupportedProfile.newBuilder()
        .setOwner(title.owner())
        .setVersion(title.version())
        .setMaximumTaskSeconds(shortestMaximum().toSeconds())
        .setEmergencyConfirmationSeconds(emergency.confirmWithin().toSeconds())
        .setListAllowed(exchange.listAllowed())
        .build();
  }

  /** What GETCSPCONFIG says of the formats. */
  public List<TargetFormatTypeDefinition> formats(EndpointId provider) {
    return targets.stream()
        .map(
            target ->
                TargetFormatTypeDefinition.newBuilder()
                    .setFormatType(target.formatType(provider))
                    .setDescription(target.description())
                    .setFormatRegex(target.regex().pattern())
                    .build())
        .toList();
  }

  TargetFormat format(FormatType wanted, EndpointId provider) {
    return targets.stream()
        .filter(target -> target.formatType(provider).equals(wanted))
        .findFirst()
        .orElse(TargetFormat.UNKNOWN);
  }

  /** Two months are 59 days at their shortest: around a February of 28 days. */
  private Duration shortestMaximum() {
    Instant firstOfYear = Instant.parse("2025-01-01T00:00:00Z");
    Duration shortest = Duration.between(firstOfYear, exchange.latestEnd(firstOfYear));
    for (int day = 1; day < 365; day++) {
      Instant start = firstOfYear.plus(Duration.ofDays(day));
      Duration length = Duration.between(start, exchange.latestEnd(start));
      shortest = length.compareTo(shortest) < 0 ? length : shortest;
    }
    return shortest;
  }
}
