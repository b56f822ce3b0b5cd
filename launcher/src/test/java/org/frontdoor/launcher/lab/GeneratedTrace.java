package org.frontdoor.launcher.lab;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Makes trace files: the same seed makes the same file. */
final class GeneratedTrace {

  private static final long BEGIN_SECONDS = 1_080_000_000L;

  private GeneratedTrace() {}

  /**
   * Writes a trace in which few accounts are busy and many are not, as among people.
   *
   * @param lines how many messages
   * @param accounts how many accounts, named 1, 2, 3 and so on; the lower the busier
   */
  static Path write(Path file, int lines, int accounts, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      writer.write("src dst time\n");
      long time = BEGIN_SECONDS;
      for (int i = 0; i < lines; i++) {
        time += random.nextInt(30);
        int sender = busy(random, accounts);
        int recipient = busy(random, accounts);
        writer.write(sender + " " + recipient + " " + time + "\n");
      }
    }
    return file;
  }

  private static int busy(SplittableRandom random, int accounts) {
    double skewed = Math.pow(random.nextDouble(), 3);
    return 1 + (int) (skewed * accounts);
  }
}
