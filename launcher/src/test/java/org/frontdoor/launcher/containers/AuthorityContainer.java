package org.frontdoor.launcher.containers;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.output.OutputFrame.OutputType;

/** An authority in a container: its collector runs there, and its other commands beside it. */
final class AuthorityContainer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CONFIG = "lab/authority/authority.yaml";

  private final ContainerLab lab;
  private final GenericContainer<?> container;
  private volatile JsonNode status = MissingNode.getInstance();

  private AuthorityContainer(ContainerLab lab, GenericContainer<?> container) {
    this.lab = lab;
    this.container = container;
  }

  static AuthorityContainer start(ContainerLab lab, GenericContainer<?> container) {
    lab.start(
        container.withCommand(
            "authority",
            "receive",
            "--config",
            CONFIG,
            "--json",
            "--every",
            "100ms",
            "--until-end"));
    AuthorityContainer authority = new AuthorityContainer(lab, container);
    container.followOutput(authority::hear, OutputType.STDOUT);
    return authority;
  }

  GenericContainer<?> container() {
    return container;
  }

  /** Drafts a warrant, has it signed by the laboratory's judge and submits it. */
  List<String> order(String... targets) throws IOException, InterruptedException {
    Stream<String> draft = Stream.of("warrant", "new", "--config", CONFIG, "--for", "2h");
    Stream<String> whom = Stream.of(targets).flatMap(target -> Stream.of("--target", target));
    var unused =
        execute(
            Stream.of(draft, whom, Stream.of("-o", "/tmp/draft.yaml"))
                .flatMap(part -> part)
                .toArray(String[]::new));
    unused = execute("sign", "/tmp/draft.yaml", "--lab", "lab", "-o", "/tmp/warrant.p7m");
    JsonNode answer =
        JSON.readTree(execute("submit", "/tmp/warrant.p7m", "--config", CONFIG, "--json"));
    return answer.path("tasks").findValuesAsText("liid");
  }

  /**
   * Ends tasks. Not in this authority's own container, which stops as soon as the last of them has
   * ended, with everything that runs in it.
   */
  void cancel(List<String> liids) {
    Outcome cancelled =
        lab.run(
            Images.AUTHORITY,
            Stream.concat(Stream.of("authority", "cancel", "--config", CONFIG), liids.stream())
                .toArray(String[]::new));
    if (cancelled.exitCode() != 0) {
      throw new AssertionError("Not cancelled: " + cancelled);
    }
  }

  /** Records stored so far. */
  long records() {
    return status.path("records").asLong();
  }

  void awaitConnected(boolean connected) {
    await(connected ? "a delivery stream" : "the loss of the delivery stream")
        .atMost(ContainerLab.PATIENCE)
        .until(() -> status.path("connected").asBoolean(!connected) == connected);
  }

  void awaitMoreRecordsThan(long records) {
    await("more records than " + records)
        .atMost(ContainerLab.PATIENCE)
        .until(() -> records() > records);
  }

  /** Waits until all tasks have ended and a signed checkpoint says so for each. */
  Outcome awaitEnd() {
    await("the end of collecting")
        .atMost(ContainerLab.PATIENCE)
        .until(() -> !container.isRunning());
    return ContainerLab.outcome(container);
  }

  /** What the independent verifier says of what is stored. */
  JsonNode verify() throws IOException {
    Outcome verified =
        lab.run(Images.AUTHORITY, "authority", "verify", "--config", CONFIG, "--json");
    return JSON.readTree(verified.output());
  }

  private String execute(String... command) throws IOException, InterruptedException {
    ExecResult result =
        container.execInContainer(
            Stream.concat(Stream.of("frontdoor", "authority"), Stream.of(command))
                .toArray(String[]::new));
    if (result.getExitCode() != 0) {
      throw new AssertionError(
          String.join(" ", command) + ": " + result.getStdout() + result.getStderr());
    }
    return result.getStdout();
  }

  private void hear(OutputFrame frame) {
    try {
      JsonNode line = JSON.readTree(frame.getUtf8String());
      if (line.has("connected")) {
        status = line;
      }
    } catch (JsonProcessingException e) {
      // Something else than a line of progress.
    }
  }
}
