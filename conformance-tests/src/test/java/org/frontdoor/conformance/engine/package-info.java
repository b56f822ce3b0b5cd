/** The suite as an engine. */
@NullMarked
package org.frontdoor.conformance.engine;

import org.jspecify.annotations.NullMarked;
