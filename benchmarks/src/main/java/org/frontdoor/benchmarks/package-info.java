/**
 * What speed and memory come to, measured beside yardsticks on the same machine in the same run.
 */
@NullMarked
package org.frontdoor.benchmarks;

import org.jspecify.annotations.NullMarked;
