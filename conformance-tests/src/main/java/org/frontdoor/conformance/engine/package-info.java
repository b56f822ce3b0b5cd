/** The suite as a JUnit Platform engine, inside somebody's own build. */
@NullMarked
package org.frontdoor.conformance.engine;

import org.jspecify.annotations.NullMarked;
