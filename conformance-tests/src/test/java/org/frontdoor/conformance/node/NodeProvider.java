package org.frontdoor.conformance.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.frontdoor.testbed.process.Child;

/** The provider in Node.js, installed beside the tests and started as a process of its own. */
final class NodeProvider implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path SOURCES = Path.of("src", "test", "node-provider");
  private static final Path CONTRACT = Path.of("..", "proto").toAbsolutePath().normalize();
  private static final String TESTS = "test";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Child child;
  private final Ready ready;

  private NodeProvider(Child child, Ready ready) {
    this.child = child;
    this.ready = ready;
  }

  /**
   * Where it listens.
   *
   * @param li HI-1 and HI-2
   * @param upperTester the upper tester
   */
  record Ready(int li, int upperTester) {}

  /**
   * Copies the program and fetches what it needs.
   *
   * @param folder where to
   * @return why that is not possible here; empty if it is installed
   */
  static Optional<String> install(Path folder) {
    Path log = folder.resolve("install.log");
    try {
      copy(SOURCES, folder);
      copy(SOURCES.resolve(TESTS), folder.resolve(TESTS));
      if (run(List.of("node", "--version"), log).isEmpty()) {
        return Optional.of("there is no Node.js here");
      }
      List<String> install =
          List.of("npm", "ci", "--prefix", folder.toString(), "--ignore-scripts", "--no-audit");
      OptionalInt code = run(install, log);
      return code.isPresent() && code.getAsInt() == 0
          ? Optional.empty()
          : Optional.of("npm cannot fetch what the Node.js provider needs; see " + log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the Node.js provider", e);
    }
  }

  /**
   * Runs its own tests: the known answers, and strict parsing.
   *
   * @param folder where it is installed
   * @param log file for what they say
   * @return whether all passed
   */
  static boolean passesItsOwnTests(Path folder, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "--test"));
    try (Stream<Path> tests = Files.list(folder.resolve(TESTS))) {
      tests.map(Path::toString).sorted().forEach(command::add);
    }
    OptionalInt code = run(command, log);
    return code.isPresent() && code.getAsInt() == 0;
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param folder where it is installed
   * @param config its {@code provider.yaml}
   * @param log file for its standard error
   */
  static NodeProvider start(Path folder, Path config, Path log) throws Exception {
    List<String> command =
        List.of(
            "node",
            folder.resolve("main.js").toString(),
            "--config",
            config.toString(),
            "--protos",
            CONTRACT.resolve("src/main/proto").toString(),
            "--port",
            "0",
            "--upper-tester-port",
            "0",
            "--until-stdin-closes");
    CompletableFuture<Ready> ready = new CompletableFuture<>();
    Child child =
        Child.start(
            new Child.Plan("Node.js provider", command, Map.of(), log), line -> read(line, ready));
    var unused =
        child
            .ended()
            .thenRun(
                () ->
                    ready.completeExceptionally(
                        new IllegalStateException("it ended: " + child.lastErrors())));
    try {
      return new NodeProvider(child, ready.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (Exception e) {
      child.kill();
      throw e;
    }
  }

  Ready ready() {
    return ready;
  }

  Child child() {
    return child;
  }

  @Override
  public void close() {
    child.close();
  }

  private static void read(String line, CompletableFuture<Ready> ready) {
    try {
      JsonNode node = JSON.readTree(line);
      ready.complete(new Ready(node.path("li").asInt(), node.path("upperTester").asInt()));
    } catch (JsonProcessingException e) {
      ready.completeExceptionally(e);
    }
  }

  private static void copy(Path source, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  /** Exit code of a program; empty if it cannot be started or takes too long. */
  private static OptionalInt run(List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("FRONTDOOR_PROTO", CONTRACT.toString());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
    try {
      if (process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return OptionalInt.of(process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    return OptionalInt.empty();
  }
}
