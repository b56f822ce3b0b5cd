package org.frontdoor.credentials;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Reads and writes the files themselves. */
final class CredentialFiles {

  private static final long MOST_BYTES = 1 << 20;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private CredentialFiles() {}

  /** Reads a file that everybody may read. */
  static byte[] read(Path file) throws CredentialException {
    try {
      if (Files.isDirectory(file)) {
        throw new CredentialException(file, "is a directory", "name the file inside it");
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new CredentialException(file, "is far too large", "check that it is the right file");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new CredentialException(file, "is missing", "put it there, or name another file");
    } catch (AccessDeniedException e) {
      throw new CredentialException(
          file, "may not be read by this user", "give the file to the user that runs this program");
    } catch (IOException e) {
      throw new CredentialException(file, "cannot be read", "check the disk and the path");
    }
  }

  /** Reads a file that only its owner may read. */
  static byte[] readSecret(Path file) throws CredentialException {
    byte[] content = read(file);
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      // A file system without POSIX permissions has no others to keep out by them.
      if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
        throw new CredentialException(
            file, "holds a secret but is open to other users", "run chmod 600 on it");
      }
      return content;
    } catch (IOException e) {
      throw new CredentialException(file, "cannot be examined", "check the disk and the path");
    }
  }

  /** Writes a new file that everybody may read. */
  static void write(Path file, byte[] content) throws CredentialException {
    write(file, content, new FileAttribute<?>[0]);
  }

  /** Writes a new file that only its owner may read; it is so from the first moment. */
  static void writeSecret(Path file, byte[] content) throws CredentialException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    write(file, content, posix ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0]);
  }

  private static void write(Path file, byte[] content, FileAttribute<?>[] attributes)
      throws CredentialException {
    try (SeekableByteChannel channel =
            Files.newByteChannel(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                attributes);
        OutputStream out = Channels.newOutputStream(channel)) {
      out.write(content);
    } catch (FileAlreadyExistsException e) {
      throw new CredentialException(
          file, "exists already", "move it away, or name another file; it is not overwritten");
    } catch (NoSuchFileException e) {
      throw new CredentialException(file, "has no directory to be in", "make the directory first");
    } catch (AccessDeniedException e) {
      throw new CredentialException(
          file, "may not be written by this user", "choose a directory of your own");
    } catch (IOException e) {
      throw new CredentialException(
          file, "cannot be written", "check that the disk is neither full nor read-only");
    }
  }
}
