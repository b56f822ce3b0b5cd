package org.frontdoor.provider.intake;

import java.util.HashMap;
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

  private final List<TargetFormatTypeDefinition> definitions;
  private final Map<FormatType, Pattern> patterns;

  /**
   * Takes the formats that the national profiles accept; one that several accept counts once.
   *
   * @throws IllegalArgumentException if two definitions of one format differ
   */
  public TargetFormats(List<TargetFormatTypeDefinition> definitions) {
    this.definitions = definitions.stream().distinct().toList();
    Map<FormatType, Pattern> byType = new HashMap<>();
    for (TargetFormatTypeDefinition definition : this.definitions) {
      Pattern pattern = Pattern.compile(definition.getFormatRegex());
      if (byType.put(definition.getFormatType(), pattern) != null) {
        throw new IllegalArgumentException("A format of target identifiers is defined twice.");
      }
    }
    this.patterns = Map.copyOf(byType);
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
}
