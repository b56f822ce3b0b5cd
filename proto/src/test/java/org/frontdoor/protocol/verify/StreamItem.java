package org.frontdoor.protocol.verify;

import org.frontdoor.hi2.v1.Checkpoint;
import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;

/** One message of a simulated stream. */
sealed interface StreamItem {

  /** A unit with its header. */
  record Unit(DeliveryUnit unit, UnitHeader header) implements StreamItem {
    static Unit of(DeliveryUnit unit) {
      return new Unit(unit, UnitForm.header(unit).orElse(UnitHeader.getDefaultInstance()));
    }

    boolean isGap() {
      return header.hasGap();
    }
  }

  /** A checkpoint. */
  record Signed(Checkpoint checkpoint) implements StreamItem {}
}
