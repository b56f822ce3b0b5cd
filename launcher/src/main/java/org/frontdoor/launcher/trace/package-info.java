/**
 * Trace files as this side counts them: read without the provider's own reader, so that an error in
 * one is not repeated in the other.
 */
@NullMarked
package org.frontdoor.launcher.trace;

import org.jspecify.annotations.NullMarked;
