/** Strict parsing: what is not exactly as the contract says is refused before anything reads it. */
@NullMarked
package org.frontdoor.protocol.wire;

import org.jspecify.annotations.NullMarked;
