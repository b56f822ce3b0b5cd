/** Mutants that are wrong in what their records say. */
@NullMarked
package org.frontdoor.conformance.mutants.messaging;

import org.jspecify.annotations.NullMarked;
