package org.frontdoor.testbed.pki;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Makes a folder in one step: what goes into it is written beside it, and the finished folder takes
 * the name. Whoever looks sees either nothing or everything.
 */
final class FolderSwap {

  /** Fills a folder. */
  interface Filling {
    /** Writes everything into the folder, which is empty. */
    void into(Path folder) throws IOException;
  }

  private FolderSwap() {}

  /** Whether something is in the way of a new folder. */
  static boolean isTaken(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return false;
    }
    if (!Files.isDirectory(folder)) {
      return true;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return entries.iterator().hasNext();
    }
  }

  /**
   * Makes the folder. One that is there already keeps its content, under another name.
   *
   * @return where the folder that was there is now, if there was one
   */
  static Optional<Path> make(Path folder, String suffix, Filling filling) throws IOException {
    Path beside = sibling(folder, ".new-" + suffix);
    PrivateFiles.folder(beside);
    try {
      filling.into(beside);
      Optional<Path> aside = Optional.empty();
      if (isTaken(folder)) {
        aside = Optional.of(sibling(folder, ".before-" + suffix));
        Files.move(folder, aside.get(), StandardCopyOption.ATOMIC_MOVE);
      }
      move(beside, folder);
      return aside;
    } catch (IOException | RuntimeException e) {
      if (Files.exists(beside)) {
        PrivateFiles.delete(beside);
      }
      throw e;
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw new IOException("it cannot be made in one step: is it the root of a file system?", e);
    }
  }

  private static Path sibling(Path folder, String suffix) {
    Path absolute = folder.toAbsolutePath().normalize();
    return absolute.resolveSibling(absolute.getFileName() + suffix);
  }
}
