package org.frontdoor.provider.accountability;

import com.google.protobuf.ByteString;
import org.frontdoor.hi1.v1.Approver;
import org.frontdoor.hi1.v1.DataCategory;
import org.frontdoor.hi1.v1.DeliveryType;
import org.frontdoor.hi1.v1.WarrantDocument;
import org.frontdoor.protocol.accountability.LogEntries;

/**
 * The order that a tasking stands on, as the log names it.
 *
 * @param approver the office that signed it
 * @param tag {@link LogEntries#orderTag} of the order as it was handed in, 32 bytes
 * @param hash {@link LogEntries#orderHash} of the same, 32 bytes
 * @param category what kind of data it orders
 * @param deliveryType what it lets be delivered
 * @param emergency whether it must be confirmed later
 */
public record OrderBasis(
    Approver approver,
    ByteString tag,
    ByteString hash,
    DataCategory category,
    DeliveryType deliveryType,
    boolean emergency) {

  /**
   * The basis that an order is.
   *
   * @param order what it says
   * @param body the order as it was handed in, CMS SignedData in DER
   */
  public static OrderBasis of(WarrantDocument order, ByteString body) {
    return new OrderBasis(
        order.getApprover(),
        LogEntries.orderTag(body),
        LogEntries.orderHash(body),
        order.getDataCategory(),
        order.getDeliveryType(),
        order.getIsEmergency());
  }
}
