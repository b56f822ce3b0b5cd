package org.frontdoor.provider.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.frontdoor.common.v1.FormatType;
import org.frontdoor.common.v1.TargetIdentifier;
import org.frontdoor.common.v1.TargetIdentifierValue;
import org.frontdoor.hi1.v1.TargetFormatTypeDefinition;

/**
 * The formats of target identifiers that the provider knows (TS 103 120 clause 8.2.6.2 and Annex
 * C), with the regular expression that a value matches as a whole.
 */
public final class TargetFormats {

  private static final String ETSI = "ETSI";

  private final List<TargetFormatTypeDefinition> definitions;
  private final Map<FormatType, Pattern> patterns;

  /**
   * The formats of a messenger.
   *
   * @param provider unique identifier of the provider, which owns the format of its account
   *     identifiers
   */
  public TargetFormats(String provider) {
    this.definitions =
        List.of(
            definition(
                provider,
                "MessengerAccount",
                "Identifier of an account of the messenger",
                "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"),
            definition(
                ETSI,
                "InternationalE164",
                "Telephone number in international form, without +",
                "[1-9][0-9]{4,14}"),
            definition(
                ETSI,
                "EmailAddress",
                "E-mail address (RFC 5322 addr-spec without comments)",
                "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*"));
    this.patterns =
        Map.of(
            definitions.get(0).getFormatType(), pattern(0),
            definitions.get(1).getFormatType(), pattern(1),
            definitions.get(2).getFormatType(), pattern(2));
  }

  /** What GETCSPCONFIG says of the formats. */
  public List<TargetFormatTypeDefinition> definitions() {
    return definitions;
  }

  /** Refuses an identifier with a value that does not have the form of its format. */
  void check(TargetIdentifier target, String field) throws ActionRefusedException {
    for (int i = 0; i < target.getValuesCount(); i++) {
      String at = field + ".values[" + i + "]";
      TargetIdentifierValue value = target.getValues(i);
      Pattern pattern =
          Optional.ofNullable(patterns.get(value.getFormatType()))
              .orElseThrow(
                  () ->
                      new ActionRefusedException(
                          Hi1Fault.TARGET_FORMAT_UNKNOWN, at + ".format_type"));
      if (!pattern.matcher(value.getValue()).matches()) {
        throw new ActionRefusedException(Hi1Fault.TARGET_VALUE, at + ".value");
      }
    }
  }

  private Pattern pattern(int index) {
    return Pattern.compile(definitions.get(index).getFormatRegex());
  }

  private static TargetFormatTypeDefinition definition(
      String owner, String name, String description, String regex) {
    return TargetFormatTypeDefinition.newBuilder()
        .setFormatType(FormatType.newBuilder().setFormatOwner(owner).setFormatName(name))
        .setDescription(description)
        .setFormatRegex(regex)
        .build();
  }
}
