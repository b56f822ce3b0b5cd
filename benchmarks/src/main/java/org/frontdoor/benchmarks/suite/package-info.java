/** How long the conformance suite takes, and how much it holds while it runs. */
@NullMarked
package org.frontdoor.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
