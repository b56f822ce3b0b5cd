/**
 * What happens while an authority cannot be reached, and after it: spooling, draining, the disk.
 */
@NullMarked
package org.frontdoor.benchmarks.outage;

import org.jspecify.annotations.NullMarked;
