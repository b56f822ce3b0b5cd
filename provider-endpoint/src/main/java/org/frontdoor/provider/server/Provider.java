package org.frontdoor.provider.server;

import java.util.Optional;
import java.util.OptionalInt;
import org.frontdoor.provider.messenger.TrafficSource;

/**
 * A provider that runs.
 *
 * @param ports where it serves
 * @param traffic its traffic source, if it was given one
 * @param running closed to stop it
 */
record Provider(Ports ports, Optional<TrafficSource> traffic, Shutdown running)
    implements AutoCloseable {

  /** Where it serves; what is not open is empty. */
  record Ports(int li, int messenger, int log, OptionalInt upperTester, OptionalInt metrics) {}

  @Override
  public void close() {
    running.close();
  }
}
