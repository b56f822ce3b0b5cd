package org.frontdoor.lab.messenger.ratchet;

import com.google.protobuf.ByteString;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.frontdoor.lab.messenger.directory.Device;

/**
 * Keys with which one sender can begin a conversation (the bundle of Signal's PQXDH).
 *
 * @param registration number by which a device knows that it was set up anew
 * @param identityKey the device's identity key
 * @param once used by one sender alone; unsigned
 * @param signed used for some time
 * @param postQuantum key of a post-quantum key encapsulation
 */
public record PreKeyOffer(
    int registration, ByteString identityKey, PreKey once, PreKey signed, PreKey postQuantum) {

  private static final int MOST_BYTES = 4096;

  /**
   * A key.
   *
   * @param id by which the receiver finds its private half
   * @param key the public half
   * @param signature of the identity key; empty for none
   */
  public record PreKey(int id, ByteString key, ByteString signature) {}

  /** As it stands in a directory: numbers of four bytes, and keys with their length before them. */
  public ByteString bytes() {
    ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);
    out.putInt(registration);
    put(out, identityKey);
    for (PreKey each : new PreKey[] {once, signed, postQuantum}) {
      out.putInt(each.id());
      put(out, each.key());
      put(out, each.signature());
    }
    return ByteString.copyFrom(out.flip());
  }

  private static void put(ByteBuffer out, ByteString bytes) {
    out.putShort((short) bytes.size());
    bytes.copyTo(out);
  }

  /**
   * Reads what a directory lists for a device. People compare the key in the list, and messages go
   * to the key in the offer: where they differ, nobody has compared what is used.
   *
   * @throws RatchetException if the offer is none, or of another identity key than the listed one
   */
  public static PreKeyOffer of(Device listed) throws RatchetException {
    PreKeyOffer offer = parse(listed.offer());
    if (!offer.identityKey.equals(listed.identityKey())) {
      throw new RatchetException(RatchetException.Fault.UNTRUSTED_KEY, null);
    }
    return offer;
  }

  /**
   * Reads one.
   *
   * @throws RatchetException if the bytes are none
   */
  public static PreKeyOffer parse(ByteString bytes) throws RatchetException {
    ByteBuffer in = bytes.asReadOnlyByteBuffer();
    try {
      PreKeyOffer offer = new PreKeyOffer(in.getInt(), get(in), preKey(in), preKey(in), preKey(in));
      if (in.hasRemaining() || bytes.size() > MOST_BYTES) {
        throw new RatchetException(RatchetException.Fault.MALFORMED, null);
      }
      return offer;
    } catch (BufferUnderflowException e) {
      throw new RatchetException(RatchetException.Fault.MALFORMED, e);
    }
  }

  private static PreKey preKey(ByteBuffer in) {
    return new PreKey(in.getInt(), get(in), get(in));
  }

  private static ByteString get(ByteBuffer in) {
    int length = Short.toUnsignedInt(in.getShort());
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    return ByteString.copyFrom(in, length);
  }
}
