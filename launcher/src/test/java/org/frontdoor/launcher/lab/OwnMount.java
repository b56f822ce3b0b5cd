package org.frontdoor.launcher.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts a program that sees a small disk of its own at a folder, where nobody else sees it; the
 * disk is gone when the program is. Works for root, and for others where the system lets them make
 * user namespaces.
 */
final class OwnMount {

  private static final List<String> UNSHARE =
      List.of("unshare", "--map-root-user", "--mount", "sh", "-ec");
  private static final long PATIENCE_SECONDS = 30;

  private OwnMount() {}

  /** A disk of 64 KiB without a free byte. */
  static List<String> full(Path folder) {
    return prefix(
        folder,
        """
        mount -t tmpfs -o size=64k tmpfs "$0"
        head -c 65536 /dev/zero > "$0/filler"
        exec "$@"
        """);
  }

  /** A disk that nobody may write, and that is empty. */
  static List<String> readOnly(Path folder) {
    return prefix(
        folder,
        """
        mount -t tmpfs -o ro,size=1m tmpfs "$0"
        exec "$@"
        """);
  }

  /** A disk that nobody may write any more, with the folders of the stores on it. */
  static List<String> readOnlyWithFolders(Path folder) {
    return prefix(
        folder,
        """
        mount -t tmpfs -o size=1m tmpfs "$0"
        mkdir "$0/messenger" "$0/journal" "$0/register" "$0/spool"
        mount -o remount,ro "$0"
        exec "$@"
        """);
  }

  private static List<String> prefix(Path folder, String script) {
    List<String> prefix = new ArrayList<>(UNSHARE);
    prefix.add(script);
    prefix.add(folder.toString());
    assumeTrue(allowed(folder), "this machine lets nobody mount a disk of their own (unshare)");
    return prefix;
  }

  private static boolean allowed(Path folder) {
    List<String> probe = new ArrayList<>(UNSHARE);
    probe.add("mount -t tmpfs -o size=64k tmpfs \"$0\"");
    probe.add(folder.toString());
    try {
      Process process =
          new ProcessBuilder(probe)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
