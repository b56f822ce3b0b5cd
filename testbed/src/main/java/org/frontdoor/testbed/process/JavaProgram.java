package org.frontdoor.testbed.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start this very program once more, in a process of its own. */
public final class JavaProgram {

  private static final int UNSAFE_IS_REPORTED_SINCE = 24;

  /** By name: the launcher is built from this module, not the other way round. */
  private static final String FRONTDOOR = "org.frontdoor.launcher.Main";

  /** What stands in where a module that the launcher is built from starts children in its tests. */
  private static final String PARTIES = "org.frontdoor.testbed.process.PartyMain";

  private JavaProgram() {}

  /**
   * The command that starts {@code frontdoor} with the Java, the class path and the -XX options of
   * this process. It ends when its standard input does.
   *
   * @param jvmOptions further options of the JVM
   * @param arguments what stands after {@code frontdoor}
   */
  public static List<String> frontdoor(List<String> jvmOptions, List<String> arguments) {
    List<String> command = main(present(FRONTDOOR) ? FRONTDOOR : PARTIES, jvmOptions);
    command.add("--until-stdin-closes");
    command.addAll(arguments);
    return command;
  }

  /**
   * The command that starts a program of this class path with the Java and the -XX options of this
   * process; its arguments are to be added.
   *
   * @param mainClass the program's class
   * @param jvmOptions further options of the JVM
   */
  public static List<String> main(String mainClass, List<String> jvmOptions) {
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
    command.add(mainClass);
    return command;
  }

  private static boolean present(String mainClass) {
    return JavaProgram.class.getResource("/" + mainClass.replace('.', '/') + ".class") != null;
  }
}
