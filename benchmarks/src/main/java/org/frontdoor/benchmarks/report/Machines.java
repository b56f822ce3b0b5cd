package org.frontdoor.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/** Finds out what this machine is. */
public final class Machines {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Machines() {}

  /** This machine. */
  public static Machine here() {
    return new Machine(
        processor(),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        property("os.name") + " " + systemVersion() + " " + property("os.arch"),
        property("java.vendor") + " " + property("java.runtime.version"));
  }

  /** Only the numbers: what builders of kernels put behind them says whose machine it is. */
  private static String systemVersion() {
    return property("os.version").replaceFirst("^(\\d+(?:\\.\\d+)*).*", "$1");
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  /** Asked for by name: the interface that has it is not part of every JDK. */
  private static long memory() {
    try {
      Object bytes =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(new ObjectName("java.lang:type=OperatingSystem"), "TotalMemorySize");
      return bytes instanceof Long known ? known : 0;
    } catch (JMException e) {
      return 0;
    }
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
