package org.frontdoor.conformance.script;

import com.google.protobuf.ByteString;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;

/**
 * A unit that has no position yet.
 *
 * @param header its header
 * @param ciphertext what is sealed in it; empty but for a BATCH
 */
public record ScriptedUnit(UnitHeader header, ByteString ciphertext) {

  /** The same with another header, although what is sealed and chained was made with this one. */
  public ScriptedUnit withHeader(UnitHeader other) {
    return new ScriptedUnit(other, ciphertext);
  }

  /** The same with one bit of its ciphertext flipped. */
  public ScriptedUnit flipped() {
    byte[] bytes = ciphertext.toByteArray();
    bytes[bytes.length / 2] ^= 1;
    return new ScriptedUnit(header, ByteString.copyFrom(bytes));
  }

  /** As it travels. */
  DeliveryUnit at(long position) {
    return DeliveryUnit.newBuilder()
        .setPosition(position)
        .setHeader(header.toByteString())
        .setCiphertext(ciphertext)
        .build();
  }
}
