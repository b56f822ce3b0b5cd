package org.frontdoor.launcher.demo;

import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads durations as a person writes them: {@code 20s}, {@code 2m}, {@code 500ms}, {@code 1m30s}.
 */
final class Durations implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String value) {
    String text = value.strip().toUpperCase(Locale.ROOT);
    try {
      if (text.endsWith("MS")) {
        return Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
      }
      return Duration.parse(text.startsWith("P") ? text : "PT" + text);
    } catch (RuntimeException e) {
      throw new TypeConversionException(
          "'" + value + "' is no duration; write for example 20s or 2m");
    }
  }
}
