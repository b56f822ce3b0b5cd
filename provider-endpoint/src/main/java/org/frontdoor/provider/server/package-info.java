/**
 * The program around the rooms: configuration, TLS, wiring, life cycle and command line. The only
 * room that names {@code storage}, and the only one that hands out the system's clock and
 * randomness.
 */
@NullMarked
package org.frontdoor.provider.server;

import org.jspecify.annotations.NullMarked;
