/**
 * The messenger: the service whose users are there to be intercepted, as if nobody were.
 *
 * <p>It knows accounts with devices, sessions, groups and messages with opaque content, and keeps a
 * message until every device of its recipients has taken it. It knows nothing of warrants: every
 * event of every user goes into one short, bounded, durable {@link
 * org.frontdoor.provider.messenger.EventJournal} in the same way and at the same cost, and whoever
 * intercepts reads on from there. So the way of a message, and its latency, are the same for
 * everybody.
 *
 * <p>This room owns what its stores must promise: {@link
 * org.frontdoor.provider.messenger.EventJournal}. The stores themselves live in {@code storage}.
 */
@NullMarked
package org.frontdoor.provider.messenger;

import org.jspecify.annotations.NullMarked;
