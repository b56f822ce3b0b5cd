package org.frontdoor.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.frontdoor.benchmarks.report.Published;
import org.frontdoor.benchmarks.report.Run;
import org.frontdoor.benchmarks.report.RunFile;
import org.frontdoor.testbed.pki.PrivateFiles;

/**
 * Where a run is kept.
 *
 * @param root the folder
 */
record RunFolder(Path root) {

  /** Makes the folder, and a new one in it for the files of rows. */
  static RunFolder make(Path root) throws IOException {
    RunFolder folder = new RunFolder(Files.createDirectories(root).toAbsolutePath().normalize());
    if (Files.exists(folder.scratch())) {
      throw new IOException(
          folder.scratch() + " is there already, from a run that goes on or was killed; delete it");
    }
    PrivateFiles.folder(folder.scratch());
    return folder;
  }

  /** Where rows put their files. */
  Path scratch() {
    return root.resolve("scratch");
  }

  /** The document of the run. */
  Path file() {
    return root.resolve(RunFile.NAME);
  }

  /** Writes what was measured so far, and its charts. */
  void keep(Run run) throws IOException {
    Published.data(run, root);
  }

  /** Deletes the folder of the rows if nothing was left in it. */
  void tidyUp() throws IOException {
    try {
      Files.deleteIfExists(scratch());
    } catch (DirectoryNotEmptyException e) {
      // What is kept was asked for, or could not be deleted, and then a warning has said so.
    }
  }
}
