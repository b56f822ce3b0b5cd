package org.frontdoor.launcher.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start this very program once more, in a process of its own. */
public final class JavaProgram {

  private static final int UNSAFE_IS_REPORTED_SINCE = 24;

  private JavaProgram() {}

  /**
   * The command that starts {@code frontdoor} with the Java, the class path and the -XX options of
   * this process. It ends when its standard input does.
   *
   * @param jvmOptions further options of the JVM
   * @param arguments what stands after {@code frontdoor}
   */
  public static List<String> frontdoor(List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    if (Runtime.version().feature() >= UNSAFE_IS_REPORTED_SINCE) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-XX:"))
        .forEach(command::add);
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("org.frontdoor.launcher.Main");
    command.add("--until-stdin-closes");
    command.addAll(arguments);
    return command;
  }
}
