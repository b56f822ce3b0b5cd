/**
 * What the authority keeps of HI-2: sealed units and signed checkpoints exactly as received, which
 * are the evidence, and how far it has come. Nothing here is in clear; opening is left to the
 * reader who holds the delivery key.
 */
@NullMarked
package org.frontdoor.authority.store;

import org.jspecify.annotations.NullMarked;
