/**
 * End-to-end encrypted clients on the provider's own messenger. {@link
 * org.frontdoor.lab.messenger.Relay} is the way to it, over gRPC and TLS; the packages below are
 * what the clients encrypt with and how they know each other's keys.
 */
@NullMarked
package org.frontdoor.lab.messenger;

import org.jspecify.annotations.NullMarked;
