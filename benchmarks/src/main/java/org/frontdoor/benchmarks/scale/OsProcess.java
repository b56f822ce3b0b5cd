package org.frontdoor.benchmarks.scale;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frontdoor.benchmarks.BenchException;

/**
 * A process as the operating system and its JVM see it.
 *
 * @param pid its number
 */
record OsProcess(long pid) {

  private static final double NANOS_A_SECOND = 1e9;
  private static final double BYTES_A_MIB = 1 << 20;
  private static final double KIB_A_MIB = 1 << 10;
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]+) kB$");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+[0-9]+\\s+([0-9]+)\\s*$");

  /** Processor time that it has taken so far, in seconds. */
  double cpuSeconds() throws BenchException {
    Duration taken =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .orElseThrow(
                () ->
                    new BenchException(
                        "The system does not say how much processor time a process took",
                        "Run it on Linux or macOS."));
    return taken.toNanos() / NANOS_A_SECOND;
  }

  /** Memory of all kinds that it holds, in MiB; empty where the system does not say. */
  OptionalDouble residentMiB() {
    try {
      Matcher found =
          RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status")));
      return found.find()
          ? OptionalDouble.of(Long.parseLong(found.group(1)) / KIB_A_MIB)
          : OptionalDouble.empty();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  /** What is alive in its heap, in MiB, counted by its JVM after it has collected all garbage. */
  double liveHeapMiB() throws BenchException, InterruptedException {
    Matcher total = TOTAL.matcher(histogram());
    if (!total.find()) {
      throw new BenchException("jcmd gives no histogram of the heap", "Run it with a whole JDK.");
    }
    return Long.parseLong(total.group(1)) / BYTES_A_MIB;
  }

  private String histogram() throws BenchException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process process =
          new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid), "GC.class_histogram"))
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return said;
    } catch (IOException e) {
      throw new BenchException("jcmd cannot be started", "Run it with a whole JDK.", e);
    }
  }
}
