/**
 * What the wire could do: servers and clients that keep no promise at all, over the product's own
 * transport, as real processes. The rows are compared with them.
 */
@NullMarked
package org.frontdoor.benchmarks.yardstick;

import org.jspecify.annotations.NullMarked;
