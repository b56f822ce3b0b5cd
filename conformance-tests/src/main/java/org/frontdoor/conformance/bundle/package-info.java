/**
 * Everything that went over the seam in a run, chained and signed, so that somebody else can
 * evaluate it again without the endpoint.
 */
@NullMarked
package org.frontdoor.conformance.bundle;

import org.jspecify.annotations.NullMarked;
