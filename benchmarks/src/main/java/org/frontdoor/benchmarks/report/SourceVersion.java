package org.frontdoor.benchmarks.report;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Which commit this program was built from, as far as the working copy around it tells. */
public final class SourceVersion {

  private static final int PATIENCE_SECONDS = 10;
  private static final int SHORT = 12;

  private SourceVersion() {}

  /** The commit, with {@code +changes} if files differ from it; empty if there is no telling. */
  public static String here() {
    return workingCopy().flatMap(SourceVersion::describe).orElse("");
  }

  private static Optional<String> describe(Path folder) {
    return git(folder, "rev-parse", "--short=" + SHORT, "HEAD")
        .map(
            commit ->
                git(folder, "status", "--porcelain", "--untracked-files=no")
                    .filter(changes -> !changes.isEmpty())
                    .map(changes -> commit + "+changes")
                    .orElse(commit));
  }

  private static Optional<Path> workingCopy() {
    CodeSource source = SourceVersion.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      Path folder = Path.of(source.getLocation().toURI()).toAbsolutePath();
      while (folder != null && !Files.exists(folder.resolve(".git"))) {
        folder = folder.getParent();
      }
      return Optional.ofNullable(folder);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> git(Path folder, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      boolean good =
          process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return good ? Optional.of(said) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
