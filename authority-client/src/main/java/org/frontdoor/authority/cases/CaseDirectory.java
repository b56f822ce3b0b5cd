package org.frontdoor.authority.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.frontdoor.authority.AuthorityException;
import org.frontdoor.authority.AuthorityException.Fault;

/** Keeps each case file as a JSON file of its own, readable by its owner alone. */
public final class CaseDirectory implements CaseFiles {

  private static final String SUFFIX = ".json";

  private final Path directory;
  private final ObjectMapper json = new ObjectMapper();

  /** In this directory, which is made when it is needed. */
  public CaseDirectory(Path directory) {
    this.directory = directory;
  }

  @Override
  public void add(CaseFile file) {
    Path target = path(file);
    Path draft = target.resolveSibling(target.getFileName() + ".new");
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(draft);
      byte[] bytes = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
      writeDurably(draft, bytes);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  @Override
  public void remove(CaseFile file) {
    try {
      Files.deleteIfExists(path(file));
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  @Override
  public List<CaseFile> all() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<CaseFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.filter(each -> each.toString().endsWith(SUFFIX)).sorted().toList()) {
        files.add(json.readValue(path.toFile(), CaseFile.class));
      }
      return files;
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  private Path path(CaseFile file) {
    return directory.resolve(file.authorisation() + SUFFIX);
  }

  private static void writeDurably(Path path, byte[] bytes) throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel =
        posix ? FileChannel.open(path, options, mode) : FileChannel.open(path, options)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private AuthorityException failed(String what, IOException e) {
    return new AuthorityException(
        Fault.STORAGE,
        "The case files in " + directory + " cannot be " + what,
        "Check the rights of the directory, and whether the disk is full",
        e);
  }
}
