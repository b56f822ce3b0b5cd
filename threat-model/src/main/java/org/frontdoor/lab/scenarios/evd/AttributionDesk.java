package org.frontdoor.lab.scenarios.evd;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** How a provider looks up who was behind a connection. */
@FunctionalInterface
interface AttributionDesk {

  /** The answer, from the table alone. */
  Attribution answer(AttributionRequest request, LeaseTable table);

  /**
   * Takes a time without a zone for its own, and gives the name that stands there. A zone, if one
   * is written, is read and honoured; what the investigator says of uncertainty is not read.
   */
  static AttributionDesk trusting() {
    return (request, table) -> {
      Optional<Instant> instant = instantOf(request.time());
      if (instant.isEmpty()) {
        return new Attribution.NotOneInstant();
      }
      return table
          .at(PortBlock.of(request.address(), request.port()), instant.get())
          .<Attribution>map(lease -> new Attribution.Named(lease.subscriber()))
          .orElseGet(Attribution.Nobody::new);
    };
  }

  /**
   * Takes UTC alone, and gives a name only if the same subscriber had the block for the whole of
   * the stated uncertainty before and after.
   */
  static AttributionDesk careful() {
    return (request, table) -> {
      if (!request.time().endsWith("Z")) {
        return new Attribution.NotOneInstant();
      }
      Optional<Instant> instant = instantOf(request.time());
      if (instant.isEmpty()) {
        return new Attribution.NotOneInstant();
      }
      Optional<Lease> lease =
          table.at(PortBlock.of(request.address(), request.port()), instant.get());
      if (lease.isEmpty()) {
        return new Attribution.Nobody();
      }
      boolean certain =
          lease.get().holdsAt(instant.get().minus(request.uncertainty()))
              && lease.get().holdsAt(instant.get().plus(request.uncertainty()));
      return certain
          ? new Attribution.Named(lease.get().subscriber())
          : new Attribution.BoundaryWithinUncertainty();
    };
  }

  private static Optional<Instant> instantOf(String time) {
    try {
      return Optional.of(
          time.endsWith("Z")
              ? Instant.parse(time)
              : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
