package org.frontdoor.conformance.script;

import org.frontdoor.hi2.v1.DeliveryUnit;
import org.frontdoor.hi2.v1.UnitHeader;

/**
 * A unit as it came.
 *
 * @param order counts all messages of the stream that are units or checkpoints
 * @param unit as it travelled
 * @param header what its header says
 */
public record ReceivedUnit(int order, DeliveryUnit unit, UnitHeader header) {}
