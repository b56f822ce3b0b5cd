package org.frontdoor.conformance.report;

import java.util.List;
import java.util.Optional;
import org.frontdoor.conformance.catalogue.Requirement;
import org.frontdoor.conformance.run.CaseResult;
import org.frontdoor.conformance.waivers.Standing;
import org.frontdoor.conformance.waivers.Waiver;

/**
 * One case of a report.
 *
 * @param result what it came to; without its steps, which hold bytes in clear
 * @param requirement its purpose in the catalogue
 * @param standing whether the verdict is as it should be
 * @param waiver of the purpose, if there is one
 * @param exchange what was done and seen, decoded and redacted
 */
public record Entry(
    CaseResult result,
    Requirement requirement,
    Standing standing,
    Optional<Waiver> waiver,
    List<Exchanged> exchange) {

  /** Copies the list. */
  public Entry {
    exchange = List.copyOf(exchange);
  }

  /** Identifier of the test purpose. */
  public String id() {
    return requirement.id();
  }
}
