package org.frontdoor.lab.endpoint;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.frontdoor.testbed.World;

/**
 * A reference endpoint whose time may be moved, together with the time of everybody who speaks to
 * it. Shared by the runs of a program, one after another; each finds the time as the one before
 * left it.
 */
public final class MovableEndpoint implements AutoCloseable {

  /** Certificates are good for ninety days. */
  private static final Duration FARTHEST = Duration.ofDays(60);

  private final SharedEndpoint shared;
  private final MovedClock clock;

  MovableEndpoint(Path folder, World world) {
    this.clock = new MovedClock(world.clock());
    this.shared = SharedEndpoint.configured(folder, new World(clock, world.random()), Map.of());
  }

  /** The endpoint, running. */
  public Endpoint endpoint() {
    return shared.get();
  }

  /** Moves the time of all of them; what is due then has been done when this returns. */
  public void advance(Duration by) {
    endpoint().tester().advanceClock(by);
    clock.advance(by);
  }

  /** Whether another run may use it. */
  boolean fresh() {
    return clock.ahead().compareTo(FARTHEST) < 0;
  }

  @Override
  public void close() {
    shared.close();
  }
}
