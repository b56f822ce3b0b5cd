package org.frontdoor.testbed.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A child process: its standard output is read line by line as it comes, its standard error goes to
 * a file, and its standard input stays open until it is to end. Since the input closes with this
 * process, however this process ends, a child that watches it is never left behind.
 */
public final class Child implements AutoCloseable {

  private static final int SHOWN_ERROR_LINES = 12;

  private final String name;
  private final Process process;
  private final Path errors;
  private final CompletableFuture<Void> outputEnded;

  private Child(String name, Process process, Path errors, CompletableFuture<Void> outputEnded) {
    this.name = name;
    this.process = process;
    this.errors = errors;
    this.outputEnded = outputEnded;
  }

  /**
   * What is to be started.
   *
   * @param name what it is called in messages
   * @param command program and arguments
   * @param environment variables besides those of this process
   * @param errors file to which its standard error is appended
   */
  public record Plan(
      String name, List<String> command, Map<String, String> environment, Path errors) {}

  /**
   * Starts a child.
   *
   * @param output gets each line of its standard output, on a thread of the child's own
   */
  public static Child start(Plan plan, Consumer<String> output) {
    try {
      Files.createDirectories(plan.errors().toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(plan.command())
              .redirectError(ProcessBuilder.Redirect.appendTo(plan.errors().toFile()));
      builder.environment().putAll(plan.environment());
      Process process = builder.start();
      CompletableFuture<Void> ended = new CompletableFuture<>();
      Thread.ofVirtual().name(plan.name() + "-output").start(() -> drain(process, output, ended));
      return new Child(plan.name(), process, plan.errors(), ended);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + plan.name(), e);
    }
  }

  /** What it is called in messages. */
  public String name() {
    return name;
  }

  /** Number of the process. */
  public long pid() {
    return process.pid();
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code, once it has ended. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Completes when it has ended and all of its output was handed on. */
  public CompletableFuture<OptionalInt> ended() {
    return process.onExit().thenCombine(outputEnded, (exited, nothing) -> exitCode());
  }

  /**
   * Waits until it has ended.
   *
   * @return false if it still runs when time is up
   */
  public boolean awaitEnd(Duration atMost) {
    try {
      return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** Writes a line to its standard input; nothing happens if it has ended. */
  public void tell(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      // It has ended; ended() and exitCode() say so.
    }
  }

  /** Ends it at once, without a chance to tidy up, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
    outputEnded.join();
  }

  /** Asks it to end, by the end of its standard input. */
  public void askToEnd() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  /**
   * Asks it to end and waits; whoever takes longer is killed.
   *
   * @return its exit code
   */
  public int stop(Duration patience) {
    askToEnd();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
    return process.onExit().join().exitValue();
  }

  /** The last lines that it wrote to its standard error. */
  public List<String> lastErrors() {
    try (Stream<String> lines = Files.lines(errors)) {
      List<String> all = lines.toList();
      return all.subList(Math.max(0, all.size() - SHOWN_ERROR_LINES), all.size());
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }

  /** Kills it if it still runs. */
  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private static void drain(
      Process process, Consumer<String> output, CompletableFuture<Void> ended) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.accept(line);
      }
    } catch (IOException e) {
      // The pipe breaks when the process is killed; what was read was handed on.
    } finally {
      ended.complete(null);
    }
  }
}
