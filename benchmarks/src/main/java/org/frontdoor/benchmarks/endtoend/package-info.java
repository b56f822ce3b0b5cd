/** A provider and its authorities as processes of their own, under load. */
@NullMarked
package org.frontdoor.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
