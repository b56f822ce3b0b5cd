package org.frontdoor.lab.endpoint;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.frontdoor.testbed.World;
import org.jspecify.annotations.Nullable;

/** The reference endpoint of a program: started when somebody first asks, closed at its end. */
public final class SharedEndpoint implements Supplier<Endpoint>, AutoCloseable {

  private final Path folder;
  private final World world;
  private @Nullable ReferenceEndpoint running;
  private @Nullable RuntimeException failure;

  /**
   * Not running yet.
   *
   * @param folder where its laboratory is made; does not exist yet or is empty
   * @param world clock and randomness of those who speak to it
   */
  public SharedEndpoint(Path folder, World world) {
    this.folder = folder;
    this.world = world;
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
        running = ReferenceEndpoint.start(folder, world);
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
