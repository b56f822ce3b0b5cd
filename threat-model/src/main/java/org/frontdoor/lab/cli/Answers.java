package org.frontdoor.lab.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * What somebody types. A thread of its own reads it, since nothing can interrupt the reading of a
 * terminal, and who waits for an answer must be able to stop.
 */
final class Answers {

  private final BufferedReader reader;

  Answers(Reader reader) {
    this.reader = new BufferedReader(reader);
  }

  /**
   * The next line.
   *
   * @return empty at the end, or if nothing can be read
   * @throws InterruptedException if the caller is interrupted meanwhile
   */
  Optional<String> next() throws InterruptedException {
    CompletableFuture<Optional<String>> line = new CompletableFuture<>();
    Thread unused =
        Thread.ofPlatform()
            .daemon()
            .name("lab-answers")
            .start(
                () -> {
                  try {
                    line.complete(Optional.ofNullable(reader.readLine()));
                  } catch (IOException e) {
                    line.complete(Optional.empty());
                  }
                });
    try {
      return line.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a line or nothing was completed", e);
    }
  }
}
