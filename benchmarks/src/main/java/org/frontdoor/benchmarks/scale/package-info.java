/**
 * A provider with many accounts and many tasks: how it gets them, what an event costs it, how much
 * memory it takes and how long it takes to start.
 */
@NullMarked
package org.frontdoor.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
