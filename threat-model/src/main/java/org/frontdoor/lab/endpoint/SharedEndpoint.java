package org.frontdoor.lab.endpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.frontdoor.testbed.World;
import org.jspecify.annotations.Nullable;

/** The reference endpoint of a program: started when somebody first asks, closed at its end. */
public final class SharedEndpoint implements Supplier<Endpoint>, AutoCloseable {

  private final Path folder;
  private final World world;
  private final ReferenceEndpoint.Start start;
  private @Nullable ReferenceEndpoint running;
  private @Nullable RuntimeException failure;

  /**
   * Not running yet.
   *
   * @param folder where its laboratory is made; does not exist yet or is empty
   * @param world clock and randomness of those who speak to it
   */
  public SharedEndpoint(Path folder, World world) {
    this(folder, world, new ReferenceEndpoint.Start(Map.of(), List.of()));
  }

  private SharedEndpoint(Path folder, World world, ReferenceEndpoint.Start start) {
    this.folder = folder;
    this.world = world;
    this.start = start;
  }

  /**
   * Not running yet, and configured otherwise than usual: for runs that need another endpoint,
   * because they move the clock or fill what is bounded. It has little to do, so its JVM does not
   * stop to optimise.
   *
   * @param folder where its laboratory is made; does not exist yet or is empty
   * @param world clock and randomness of those who speak to it
   * @param settings environment variables that override its configuration
   */
  static SharedEndpoint configured(Path folder, World world, Map<String, String> settings) {
    return new SharedEndpoint(
        folder, world, new ReferenceEndpoint.Start(settings, ReferenceEndpoint.SHORT_LIVED));
  }

  /**
   * The endpoint, running.
   *
   * @throws org.frontdoor.testbed.lab.LabException if it does not start
   */
  @Override
  public synchronized Endpoint get() {
    if (failure != null) {
      throw failure;
    }
    if (running == null) {
      try {
        running = ReferenceEndpoint.start(folder, world, start);
      } catch (RuntimeException e) {
        failure = e;
        throw e;
      }
    }
    return running;
  }

  /** Why it did not start, if it did not; it is not tried again. */
  public synchronized Optional<String> failure() {
    return Optional.ofNullable(failure).map(RuntimeException::getMessage);
  }

  @Override
  public synchronized void close() {
    if (running != null) {
      running.close();
      running = null;
    }
  }
}
