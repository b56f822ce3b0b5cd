package org.frontdoor.lab.cli;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frontdoor.lab.endpoint.SharedEndpoint;
import org.frontdoor.lab.run.RunListener;
import org.frontdoor.lab.run.RunPlan;
import org.frontdoor.lab.run.RunResult;
import org.frontdoor.lab.run.Runner;
import org.frontdoor.lab.scenarios.Registry;
import org.frontdoor.testbed.World;

/** Where a program of the lab runs: a folder of its own and, once it is needed, the endpoint. */
final class Workplace implements AutoCloseable {

  private final Path folder;
  private final SharedEndpoint endpoint;
  private final Runner runner;

  private Workplace(Path folder, SharedEndpoint endpoint, Runner runner) {
    this.folder = folder;
    this.endpoint = endpoint;
    this.runner = runner;
  }

  static Workplace open(World world, RunListener listener) throws LabFault {
    try {
      Path folder = Files.createTempDirectory("frontdoor-lab-");
      SharedEndpoint endpoint = new SharedEndpoint(folder.resolve("reference"), world);
      Path runs = Files.createDirectory(folder.resolve("runs"));
      return new Workplace(folder, endpoint, new Runner(endpoint, runs, world.clock(), listener));
    } catch (IOException e) {
      throw new LabFault(ExitCodes.FILES, "A folder for the lab cannot be made: " + e.getMessage());
    }
  }

  /** Runs one after the other. */
  List<RunResult> run(List<RunPlan> plans) throws InterruptedException, LabFault {
    List<RunResult> results = new ArrayList<>();
    Registry registry = Registry.all();
    for (RunPlan plan : plans) {
      try {
        results.add(runner.run(plan, registry.create(plan.entry().id()).orElseThrow()));
      } catch (UncheckedIOException e) {
        throw new LabFault(
            ExitCodes.FILES,
            "The folder of " + plan.words() + " cannot be made or removed: " + e.getMessage());
      }
      Optional<String> failure = endpoint.failure();
      if (failure.isPresent()) {
        throw new LabFault(
            ExitCodes.UNAVAILABLE, "The reference endpoint did not start: " + failure.get());
      }
    }
    return results;
  }

  @Override
  public void close() throws LabFault {
    endpoint.close();
    try {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    } catch (IOException e) {
      throw new LabFault(ExitCodes.FILES, "The folder " + folder + " cannot be removed");
    }
  }
}
