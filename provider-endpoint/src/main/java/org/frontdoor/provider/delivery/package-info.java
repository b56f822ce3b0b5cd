/**
 * Delivery (HI-2): from a task's records to units that an authority can trust, and the stream that
 * carries them to it.
 *
 * <p>{@link org.frontdoor.provider.delivery.TaskDelivery} turns records into sealed, chained units.
 * They wait in the {@link org.frontdoor.provider.delivery.Spool}, one log for each authority. A
 * {@link org.frontdoor.provider.delivery.DeliverySession} sends them, signs checkpoints over what
 * it has sent and releases what the authority has stored. What is shared between the one writer and
 * an authority's session is in its {@link org.frontdoor.provider.delivery.Outbox}.
 */
@NullMarked
package org.frontdoor.provider.delivery;

import org.jspecify.annotations.NullMarked;
