package org.frontdoor.testbed.pki;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whom a laboratory has.
 *
 * @param country country of everybody, two capital letters
 * @param provider identifier of the provider
 * @param authorities identifiers of the authorities, at least one, all different
 * @param providerHost name or address at which the authorities reach the provider
 */
public record LabPlan(
    String country, String provider, List<String> authorities, String providerHost) {

  /** Where the provider is reached unless anybody says otherwise. */
  static final String LOOPBACK = "127.0.0.1";

  private static final Pattern COUNTRY = Pattern.compile("(?!ZZ)[A-Z]{2}");
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?!UNKNOWN$)[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?");
  private static final String IDENTIFIER_RULE = "has 1 to 32 letters, digits, '-' or '_'";

  /** What a laboratory has if nobody asks for anything else. */
  public static LabPlan usual() {
    return new LabPlan("XX", "PROVIDER1", List.of("AUTH0001"));
  }

  /** A laboratory on one machine. */
  public LabPlan(String country, String provider, List<String> authorities) {
    this(country, provider, authorities, LOOPBACK);
  }

  /** Refuses names that could not stand in a message. */
  public LabPlan {
    authorities = List.copyOf(authorities);
    require(COUNTRY.matcher(country).matches(), "--country is a code of two capital letters");
    require(IDENTIFIER.matcher(provider).matches(), "--provider-id " + IDENTIFIER_RULE);
    require(!authorities.isEmpty(), "--authority is needed at least once");
    require(
        authorities.stream().allMatch(id -> IDENTIFIER.matcher(id).matches()),
        "--authority " + IDENTIFIER_RULE);
    require(
        authorities.stream().distinct().count() == authorities.size(),
        "--authority names the same authority twice");
    require(HOST.matcher(providerHost).matches(), "--provider-host is a host name or an address");
  }

  /** National profile in which the parties speak: the country's own where there is one. */
  public String profile() {
    return country.equals("BE") ? "BE" : "XX";
  }

  private static void require(boolean condition, String rule) {
    if (!condition) {
      throw new IllegalArgumentException(rule);
    }
  }
}
