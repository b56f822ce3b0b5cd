package org.frontdoor.conformance.session;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.frontdoor.conformance.wire.Observation;
import org.frontdoor.conformance.wire.Stimulus;
import org.frontdoor.conformance.wire.World;

/** A world that works in a temporary folder, which goes when it is closed. */
final class FolderWorld implements World {

  private final World world;
  private final Path folder;

  private FolderWorld(World world, Path folder) {
    this.world = world;
    this.folder = folder;
  }

  /**
   * Makes the folder and then the world; without the world there is no folder either.
   *
   * @throws IOException if no folder can be made
   */
  static World open(Function<Path, World> opener) throws IOException {
    Path folder = Files.createTempDirectory("frontdoor-authority-");
    try {
      return new FolderWorld(opener.apply(folder), folder);
    } catch (RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  @Override
  public Observation perform(Stimulus stimulus) {
    return world.perform(stimulus);
  }

  @Override
  public void reset() {
    world.reset();
  }

  @Override
  public void close() {
    try (world) {
      // Whatever writes there must have ended first.
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      // The run is over and its verdicts stand; the system clears the folder some day.
    }
  }
}
