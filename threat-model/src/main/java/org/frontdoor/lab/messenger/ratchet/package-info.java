/**
 * Conversations between two devices by an asynchronous handshake and the Double Ratchet, as far as
 * the lab knows of them. The library behind it is optional and found at run time.
 */
@NullMarked
package org.frontdoor.lab.messenger.ratchet;

import org.jspecify.annotations.NullMarked;
