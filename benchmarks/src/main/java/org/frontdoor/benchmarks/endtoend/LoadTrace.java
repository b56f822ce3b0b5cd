package org.frontdoor.benchmarks.endtoend;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A trace in which every message is sent by one of some targets, in turn, to somebody who is none:
 * so many records as messages. A second passes from each message to the next, so that a provider's
 * {@code --speed} is the number of messages a second.
 *
 * @param targets how many accounts send
 * @param messages how many messages they send
 */
public record LoadTrace(int targets, long messages) {

  private static final int FIRST_TARGET = 100_000_000;
  private static final int FIRST_OTHER = 200_000_000;
  private static final int OTHERS = 1_000;
  private static final long FIRST_SECOND = 1_000_000_000;
  private static final int BUFFER_BYTES = 1 << 16;

  /** The account of a target, counted from 0. */
  public static String account(int target) {
    return Integer.toString(FIRST_TARGET + target);
  }

  /** Writes it. */
  public void write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      for (long message = 0; message < messages; message++) {
        String line =
            account((int) (message % targets))
                + ' '
                + (FIRST_OTHER + random.nextInt(OTHERS))
                + ' '
                + (FIRST_SECOND + message)
                + '\n';
        out.write(line.getBytes(StandardCharsets.US_ASCII));
      }
    }
  }
}
