package org.frontdoor.lab.scenarios.esc;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.frontdoor.lab.escrow.blob.BlobReader;
import org.frontdoor.lab.escrow.world.Letter;

/** An escrowed message as it goes through the messenger: length of the blob, blob, message. */
final class Packet {

  private Packet() {}

  /** For the messenger. */
  static ByteString of(Letter.Wire wire) {
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(wire.blob().size()).flip();
    return ByteString.copyFrom(length).concat(wire.blob()).concat(wire.sealed());
  }

  /** From the messenger; empty if it is not such a message. */
  static Optional<Letter.Wire> read(ByteString content) {
    if (content.size() < Integer.BYTES) {
      return Optional.empty();
    }
    int length = content.asReadOnlyByteBuffer().getInt();
    if (length < 0 || length > BlobReader.MOST_BYTES || length > content.size() - Integer.BYTES) {
      return Optional.empty();
    }
    int end = Integer.BYTES + length;
    return Optional.of(
        new Letter.Wire(content.substring(end), content.substring(Integer.BYTES, end)));
  }
}
