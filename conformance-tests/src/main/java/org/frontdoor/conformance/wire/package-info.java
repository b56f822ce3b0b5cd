/**
 * The seam between a case and the world: one stimulus, one observation. Whatever went over it can
 * be recorded, and evaluated again.
 */
@NullMarked
package org.frontdoor.conformance.wire;

import org.jspecify.annotations.NullMarked;
