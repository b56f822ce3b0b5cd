package org.frontdoor.conformance.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.frontdoor.conformance.wire.Observation;

/** One child process. Its output is read as it comes, and kept up to a bound. */
final class ChildProgram {

  private static final int MOST_OUTPUT_BYTES = 4 << 20;

  private final Process process;
  private final CompletableFuture<String> output = new CompletableFuture<>();

  private ChildProgram(Process process) {
    this.process = process;
  }

  static ChildProgram start(List<String> command, Path folder, Path errors) throws IOException {
    ChildProgram program =
        new ChildProgram(
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(Redirect.appendTo(errors.toFile()))
                .start());
    Thread.ofVirtual().name("program-output").start(program::readOutput);
    return program;
  }

  Observation await(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Observation.Silence();
      }
      return new Observation.ProgramEnded(process.exitValue(), output.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Observation.Silence();
    }
  }

  void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  /** Ends it and what it has started, and waits until it is gone. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }

  private void readOutput() {
    try (InputStream in = process.getInputStream()) {
      byte[] kept = in.readNBytes(MOST_OUTPUT_BYTES);
      in.transferTo(OutputStream.nullOutputStream());
      output.complete(new String(kept, StandardCharsets.UTF_8));
    } catch (IOException e) {
      output.complete("");
    }
  }
}
