/** How fast a provider answers HI-1: warrants until their tasks run, and messages at saturation. */
@NullMarked
package org.frontdoor.benchmarks.hi1;

import org.jspecify.annotations.NullMarked;
