package org.frontdoor.provider.server;

import java.nio.file.Path;
import org.frontdoor.provider.messenger.TrafficProfile;
import org.frontdoor.provider.messenger.TrafficSpeed;

/** Which traffic the messenger is given. */
sealed interface TrafficOrder {

  /** None: users alone. */
  record None() implements TrafficOrder {}

  /** A trace, replayed. */
  record Trace(Path file, TrafficSpeed speed) implements TrafficOrder {}

  /** Generated, endless or not. */
  record Generated(TrafficProfile profile) implements TrafficOrder {}
}
