package org.frontdoor.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frontdoor.benchmarks.BenchException;
import org.frontdoor.testbed.process.Child;

/** Memory of a process, as Linux counts it. */
final class Memory {

  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s+([0-9]+) kB$");
  private static final double KIB_A_MIB = 1 << 10;

  private Memory() {}

  /** Waits for the end of a process, and says how much memory it held at most, in MiB. */
  static double most(Child child, Duration patience) throws BenchException {
    double most = 0;
    long end = System.nanoTime() + patience.toNanos();
    while (!child.awaitEnd(GLANCE)) {
      most = Math.max(most, peak(child.pid()));
      if (System.nanoTime() > end) {
        child.kill();
        throw new BenchException(
            "The suite did not end in " + patience.toMinutes() + " minutes", "See its log.");
      }
    }
    return most;
  }

  private static double peak(long pid) {
    try {
      Matcher found =
          PEAK.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
      return found.find() ? Long.parseLong(found.group(1)) / KIB_A_MIB : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
