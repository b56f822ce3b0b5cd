package org.frontdoor.provider.delivery;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;

/**
 * A unit with its place in the authority's log and in the task's chain.
 *
 * @param position place in the authority's log, from 1
 * @param header serialised {@link UnitHeader}
 * @param ciphertext sealed records of a batch, empty in every other kind
 * @param linkBefore the chain's link before the unit
 * @param linkAfter the chain's link after it
 */
public record SpooledUnit(
    long position,
    ByteString header,
    ByteString ciphertext,
    ByteString linkBefore,
    ByteString linkAfter) {

  /** What the unit counts against the window and the bound of the spool. */
  public int bytes() {
    return header.size() + ciphertext.size();
  }

  /**
   * The header, read.
   *
   * @throws SpoolException if it is damaged
   */
  public UnitHeader parsedHeader() {
    try {
      return UnitHeader.parseFrom(header);
    } catch (InvalidProtocolBufferException e) {
      throw new SpoolException("The unit at position " + position + " is damaged.", e);
    }
  }

  /** The same unit in another place. */
  public SpooledUnit at(long other) {
    return new SpooledUnit(other, header, ciphertext, linkBefore, linkAfter);
  }

  /** The unit as it travels. */
  DeliveryUnit toDeliveryUnit() {
    return DeliveryUnit.newBuilder()
        .setPosition(position)
        .setHeader(header)
        .setCiphertext(ciphertext)
        .build();
  }

  /** The position alone. */
  @Override
  public String toString() {
    return "SpooledUnit[" + position + "]";
  }
}
