package org.frontdoor.conformance.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The version that the build wrote into the suite. */
public final class SuiteVersion {

  private SuiteVersion() {}

  /** For example {@code 0.1.0}. */
  public static String version() {
    Properties properties = new Properties();
    try (@Nullable InputStream resource =
        SuiteVersion.class.getResourceAsStream("version.properties")) {
      if (resource != null) {
        properties.load(resource);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version", "unknown");
  }
}
