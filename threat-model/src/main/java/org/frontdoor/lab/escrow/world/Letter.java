package org.frontdoor.lab.escrow.world;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.Optional;
import org.frontdoor.lab.escrow.blob.MessageKey;

/**
 * A message that somebody sent, with its key escrowed.
 *
 * @param sender account of the sender
 * @param recipient account of the recipient
 * @param period escrow period in which it was sent
 * @param sentAt when it was sent
 * @param text what it says; for the judge of a scenario, never for its attacker
 * @param wire what everybody on the way sees
 */
public record Letter(
    String sender, String recipient, long period, Instant sentAt, String text, Wire wire) {

  /**
   * What a passive recorder has of a message.
   *
   * @param sealed the encrypted message
   * @param blob the serialised EscrowBlob beside it
   */
  public record Wire(ByteString sealed, ByteString blob) {}

  /** Whether this key opens the message, and to what was really written. */
  public boolean isReadWith(Optional<MessageKey> key) {
    return key.flatMap(found -> found.open(wire.sealed))
        .map(content -> content.toStringUtf8().equals(text))
        .orElse(false);
  }

  /** From whom to whom, nothing else. */
  @Override
  public String toString() {
    return "Letter[" + sender + " to " + recipient + ", period " + period + "]";
  }
}
