package org.frontdoor.provider.admissibility;

import com.google.re2j.Pattern;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.FormatType;

/**
 * A format of target identifiers (TS 103 120 clause 8.2.6.2 and Annex C).
 *
 * @param owner who defined it: "ETSI", or "@provider" for the provider's own
 * @param name its name
 * @param description what it is, for a person
 * @param regex regular expression (RE2 syntax) that a value matches as a whole
 */
public record TargetFormat(String owner, String name, String description, Pattern regex) {

  /** Matches no value. */
  static final TargetFormat UNKNOWN =
      new TargetFormat("", "", "", Pattern.compile("[^\\x00-\\x{10FFFF}]"));

  private static final String PROVIDER = "@provider";

  FormatType formatType(EndpointId provider) {
    return FormatType.newBuilder()
        .setFormatOwner(owner.equals(PROVIDER) ? provider.getUniqueIdentifier() : owner)
        .setFormatName(name)
        .build();
  }

  boolean matches(String value) {
    return regex.matches(value);
  }
}
