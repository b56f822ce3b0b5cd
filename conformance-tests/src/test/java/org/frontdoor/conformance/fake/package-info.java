/** Endpoints that misbehave below HI-1. */
@NullMarked
package org.frontdoor.conformance.fake;

import org.jspecify.annotations.NullMarked;
