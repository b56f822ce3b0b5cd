package org.frontdoor.provider.admissibility;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.protocol.warrant.VerifiedWarrant;
import org.frontdoor.provider.admissibility.Ruling.Refused;

/**
 * Asks a national profile whether an order may be executed: a pure function of the order, the
 * authority that hands it in, the profile, and the time. The first rule that refuses decides; they
 * go from who may ask to what is asked. That signature, chain and time stamp are good was found out
 * before.
 */
public final class Admissibility {

  private static final List<Function<Order, Optional<Refused>>> RULES =
      List.of(
          OrderRules::foreignOffice,
          OrderRules::addressee,
          OrderRules::complete,
          OrderRules::competent,
          OrderRules::issued,
          OrderRules::timespan,
          OrderRules::targets,
          OrderRules::deliveryKeys);

  private final NationalProfiles profiles;
  private final EndpointId provider;

  /**
   * @param profiles the profiles that are served
   * @param provider the provider itself
   */
  public Admissibility(NationalProfiles profiles, EndpointId provider) {
    this.profiles = profiles;
    this.provider = provider;
  }

  /**
   * May this be ordered? Warrants, extensions, cancellations and confirmations alike.
   *
   * @param order the verified order
   * @param submitter the authority that hands it in
   * @param now when
   */
  public Ruling mayOrder(VerifiedWarrant order, EndpointId submitter, Instant now) {
    Optional<NationalProfile> profile = profiles.ofCountry(submitter.getCountryCode());
    if (profile.isEmpty()) {
      String referral = profiles.profiles().getFirst().exchange().referral();
      return Refusal.FOREIGN.withRemedy("document", referral);
    }
    Order asked = new Order(order, submitter, profile.get(), provider, now);
    return RULES.stream()
        .flatMap(rule -> rule.apply(asked).stream())
        .<Ruling>map(refused -> refused)
        .findFirst()
        .orElseGet(Ruling.Admissible::new);
  }

  /**
   * May such a target be named by an authority of this country?
   *
   * @param field path of the target in what was handed in
   */
  public Ruling mayTarget(TargetIdentifier target, String country, String field) {
    return profiles
        .ofCountry(country)
        .<Ruling>map(
            profile ->
                OrderRules.target(target, profile, provider, field)
                    .<Ruling>map(refused -> refused)
                    .orElseGet(Ruling.Admissible::new))
        .orElseGet(
            () ->
                Refusal.FOREIGN.withRemedy(
                    field, profiles.profiles().getFirst().exchange().referral()));
  }
}
