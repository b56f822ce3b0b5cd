package org.frontdoor.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.frontdoor.testbed.process.Child;
import org.frontdoor.testbed.process.JavaProgram;

/** A {@code provider start} that is to be refused, as a process of its own. */
final class RefusedStart {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ENVIRONMENT = "FRONTDOOR_PROVIDER_";
  private static final String BEGINNING = "frontdoor: the provider was not started: ";

  /** It lives for a second or two, so the JVM need not make it fast. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path config;
  private final Path log;
  private final int li = freePort();
  private final int messenger = freePort();
  private final Map<String, String> settings = new HashMap<>();
  private final List<String> options = new ArrayList<>();
  private List<String> before = List.of();

  /**
   * A start with this configuration, on free ports.
   *
   * @param log file for its standard error; must not exist yet
   */
  RefusedStart(Path config, Path log) {
    this.config = config;
    this.log = log;
    set("LISTEN_LI", Integer.toString(li));
    set("LISTEN_MESSENGER", Integer.toString(messenger));
    set("LISTEN_LOG", "0");
  }

  /** Overrides one value of the configuration, as {@code LISTEN_LI} does {@code listen.li}. */
  RefusedStart set(String key, String value) {
    settings.put(ENVIRONMENT + key, value);
    return this;
  }

  /** Overrides a path of the configuration. */
  RefusedStart set(String key, Path value) {
    return set(key, value.toString());
  }

  /** Adds options of {@code provider start}. */
  RefusedStart with(String... added) {
    options.addAll(List.of(added));
    return this;
  }

  /** Lets another program start it. */
  RefusedStart under(List<String> program) {
    before = program;
    return this;
  }

  /**
   * Starts it and waits for its end.
   *
   * @param code the exit code that it must have
   * @param mentions what its one sentence must name
   */
  void mustEndWith(int code, String... mentions) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("provider", "start", "--config", config.toString(), "--json"));
    arguments.addAll(options);
    List<String> command = new ArrayList<>(before);
    command.addAll(JavaProgram.frontdoor(SHORT_LIVED, arguments));
    Queue<String> output = new ConcurrentLinkedQueue<>();
    try (Child child =
        Child.start(new Child.Plan("provider", command, settings, log), output::add)) {
      assertThat(child.awaitEnd(PATIENCE)).as("ends by itself; it said %s", output).isTrue();
      child.ended().join();
      List<String> errors = Files.readAllLines(log);

      assertThat(child.exitCode()).as("exit code after %s", errors).isEqualTo(OptionalInt.of(code));
      assertThat(errors).as("one sentence, and no stack trace").hasSize(1);
      assertThat(errors.getFirst()).startsWith(BEGINNING).contains(mentions);
      assertThat(errors.getFirst()).doesNotContain("Exception").doesNotContain("null");
      assertThat(output).as("standard output").isEmpty();
    }
    assertNobodyListens(li);
    assertNobodyListens(messenger);
  }

  private static void assertNobodyListens(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      throw new AssertionError("somebody listens at " + socket.getPort());
    } catch (ConnectException e) {
      // Refused: nobody is there.
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
