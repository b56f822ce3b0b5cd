/**
 * Groups of Messaging Layer Security (RFC 9420) over the relay, with Bouncy Castle's library.
 *
 * <p>What the library leaves open is closed here: {@link
 * org.frontdoor.lab.messenger.mls.MembershipPolicy} says which commits a client accepts, {@link
 * org.frontdoor.lab.messenger.mls.BoundedInput} reads before the library does, and one lock keeps
 * its shared digests to one thread.
 */
@NullMarked
package org.frontdoor.lab.messenger.mls;

import org.jspecify.annotations.NullMarked;
