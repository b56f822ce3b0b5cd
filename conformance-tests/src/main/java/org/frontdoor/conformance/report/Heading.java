package org.frontdoor.conformance.report;

import java.time.Instant;
import java.util.Locale;
import org.frontdoor.conformance.script.Setting;

/**
 * What a report is about.
 *
 * @param suite version of the suite
 * @param endpoint where the endpoint under test listens
 * @param setting what all cases share
 * @param started when the run began
 */
public record Heading(String suite, String endpoint, Setting setting, Instant started) {

  /** The endpoint's own name, with its role and country. */
  public String examined() {
    return setting.statement().role().name().toLowerCase(Locale.ROOT)
        + " "
        + setting.statement().id().getCountryCode()
        + "/"
        + setting.statement().id().getUniqueIdentifier();
  }
}
