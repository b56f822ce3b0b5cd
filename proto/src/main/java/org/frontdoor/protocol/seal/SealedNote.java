package org.frontdoor.protocol.seal;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import org.frontdoor.hi1.v1.DeliveryKey;

/**
 * Something small for the owner of a delivery key alone, outside of any stream: HPKE in base mode,
 * bound to its context by HPKE's info.
 */
public final class SealedNote {

  private SealedNote() {}

  /**
   * Seals a note.
   *
   * @param to the delivery key of the warrant
   * @param context what the note is about; no two kinds of notes have a context in common, nor has
   *     any the beginning of an epoch's, {@code frontdoor.hi2}
   * @throws SealException {@link SealFault#SUITE_UNAVAILABLE} or {@link SealFault#BAD_PUBLIC_KEY}
   */
  public static ByteString seal(DeliveryKey to, ByteString context, ByteString note)
      throws SealException {
    return EpochSealer.encapsulate(note.toByteArray(), to, context.toByteArray());
  }

  /**
   * Opens a note.
   *
   * @throws SealException {@link SealFault#CANNOT_DECAPSULATE} if it was sealed to another key or
   *     in another context, or is not what was sealed
   */
  public static ByteString open(DeliveryKeyPair key, ByteString context, ByteString sealed)
      throws SealException {
    return UnsafeByteOperations.unsafeWrap(key.decapsulate(sealed, context.toByteArray()));
  }
}
