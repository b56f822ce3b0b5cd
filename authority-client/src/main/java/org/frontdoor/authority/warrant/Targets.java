package org.frontdoor.authority.warrant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;
import org.frontdoor.common.v1.EndpointId;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;

/**
 * Targets as a person writes them: {@code MessengerAccount:1}, {@code
 * InternationalE164:32470123456}, {@code EmailAddress:a@example.org}; several values that must all
 * match are joined by {@code &}; what has no format is a messenger account.
 */
public final class Targets {

  private static final String ETSI = "ETSI";
  private static final String ACCOUNT = "MessengerAccount";
  private static final Set<String> ETSI_FORMATS =
      Set.of("InternationalE164", "EmailAddress", "IPv4Address", "IPv6Address", "IMSI", "IMEI");

  private Targets() {}

  /**
   * Reads a target.
   *
   * @param provider who defines the formats that are not ETSI's
   */
  public static TargetIdentifier parse(String text, EndpointId provider) {
    TargetIdentifier.Builder target = TargetIdentifier.newBuilder();
    for (String part : text.split("&", -1)) {
      int colon = part.indexOf(':');
      String format = colon < 0 ? ACCOUNT : part.substring(0, colon).strip();
      String value = part.substring(colon + 1).strip();
      if (format.isEmpty() || value.isEmpty() || value.length() > 256) {
        throw new AuthorityException(
            Fault.USAGE,
            "A target is not FORMAT:VALUE",
            "Write for example MessengerAccount:1 or InternationalE164:32470123456");
      }
      target.addValues(
          TargetIdentifierValue.newBuilder()
              .setFormatType(
                  FormatType.newBuilder()
                      .setFormatOwner(
                          ETSI_FORMATS.contains(format) ? ETSI : provider.getUniqueIdentifier())
                      .setFormatName(format))
              .setValue(value));
    }
    return target.build();
  }

  /** Writes a target so that it reads back the same. It names a person: mind where it goes. */
  public static String text(TargetIdentifier target) {
    List<String> parts = new ArrayList<>();
    for (TargetIdentifierValue value : target.getValuesList()) {
      parts.add(value.getFormatType().getFormatName() + ":" + value.getValue());
    }
    return String.join("&", parts);
  }

  /**
   * Writes a target for a table: of a messenger account the account alone. It names a person: mind
   * where it goes.
   */
  public static String shortText(TargetIdentifier target) {
    String text = text(target);
    return text.startsWith(ACCOUNT + ":") ? text.substring(ACCOUNT.length() + 1) : text;
  }
}
