package org.frontdoor.launcher.containers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** The images that are tested, built as a user builds them. */
final class Images {

  static final String PROVIDER = "frontdoor-provider:tested";
  static final String AUTHORITY = "frontdoor-authority:tested";
  static final String SUITE = "frontdoor-suite:tested";

  /** What build/docker.sh makes, and what can be had where a registry answers. */
  private static final String LOCAL_BASE = "frontdoor-base:local";

  private static final String PUBLIC_BASE = "eclipse-temurin:25-jre";

  private Images() {}

  /**
   * Builds all of them. A test is skipped, with the reason, where there is no Docker or nothing to
   * build on; a build that fails is a failure.
   */
  static void build() throws IOException, InterruptedException {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable() && succeeds("docker", "version"),
        "Docker does not answer; eval \"$(build/docker.sh start)\" makes it answer");
    String base = base();
    assumeTrue(
        succeeds("docker", "image", "inspect", base) || succeeds("docker", "pull", base),
        "The base image " + base + " is neither here nor can it be fetched");
    Outcome built = run("containers/build.sh", "--tag", tag(PROVIDER), "--base", base);
    if (built.exitCode() != 0) {
      throw new AssertionError("containers/build.sh failed:\n" + built.output());
    }
  }

  private static String base() throws InterruptedException {
    Optional<String> named = Optional.ofNullable(System.getenv("BASE_IMAGE"));
    if (named.isPresent()) {
      return named.get();
    }
    return succeeds("docker", "image", "inspect", LOCAL_BASE) ? LOCAL_BASE : PUBLIC_BASE;
  }

  private static String tag(String image) {
    return image.substring(image.indexOf(':') + 1);
  }

  private static boolean succeeds(String... command) throws InterruptedException {
    try {
      return run(command).exitCode() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Outcome run(String... command) throws IOException, InterruptedException {
    Path root = Path.of("").toAbsolutePath().getParent();
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(root.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output, "");
  }
}
