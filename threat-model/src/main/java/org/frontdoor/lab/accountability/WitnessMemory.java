package org.frontdoor.lab.accountability;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.frontdoor.protocol.tlog.LogCheckpoint;
import org.frontdoor.protocol.tlog.SignedNote;
import org.frontdoor.protocol.tlog.TlogException;
import org.frontdoor.protocol.tlog.TreeHead;

/** What a witness must not forget: the last checkpoint of each log, a file each. */
final class WitnessMemory {

  private final Path folder;

  /**
   * @param folder the witness's own; made if it is not there
   */
  WitnessMemory(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /**
   * The tree that was cosigned last.
   *
   * @throws IOException if it cannot be read, or is none; then nothing may be cosigned
   */
  TreeHead last(String origin) throws IOException {
    Optional<ByteString> kept =
        Files.exists(file(origin))
            ? Optional.of(ByteString.copyFrom(Files.readAllBytes(file(origin))))
            : Optional.empty();
    try {
      return kept.isEmpty()
          ? TreeHead.EMPTY
          : LogCheckpoint.parse(SignedNote.parse(kept.get()).text()).head();
    } catch (TlogException e) {
      throw new IOException("what the witness keeps of a log is damaged", e);
    }
  }

  /** Keeps a checkpoint; when this returns, it is on the disk. */
  void keep(String origin, SignedNote note) throws IOException {
    Path fresh = folder.resolve("fresh");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      channel.write(note.bytes().asReadOnlyByteBuffer());
      channel.force(true);
    }
    Files.move(
        fresh, file(origin), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(String origin) {
    return folder.resolve(
        UUID.nameUUIDFromBytes(origin.getBytes(StandardCharsets.UTF_8)) + ".note");
  }
}
