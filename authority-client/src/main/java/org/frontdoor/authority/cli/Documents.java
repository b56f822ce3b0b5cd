package org.frontdoor.authority.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;

/** Reads and writes the files that commands hand to each other. */
final class Documents {

  private static final long LARGEST = 1 << 20;

  private Documents() {}

  static byte[] read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new AuthorityException(
            Fault.USAGE, "The file " + file + " is too large for a warrant", "Name the right file");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new AuthorityException(Fault.STORAGE, "There is no file " + file, "Check its name", e);
    } catch (IOException e) {
      throw new AuthorityException(
          Fault.STORAGE, "The file " + file + " cannot be read", "Check its rights", e);
    }
  }

  /** Writes a new file; one that is there stays as it is. */
  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (java.nio.file.FileAlreadyExistsException e) {
      throw new AuthorityException(
          Fault.STORAGE, "The file " + file + " is there already", "Name another one", e);
    } catch (IOException e) {
      throw new AuthorityException(
          Fault.STORAGE,
          "The file " + file + " cannot be written",
          "Check that its directory is there and writable",
          e);
    }
  }
}
