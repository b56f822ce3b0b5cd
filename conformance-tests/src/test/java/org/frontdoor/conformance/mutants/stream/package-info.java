/** Mutants that are wrong in what they deliver over HI-2. */
@NullMarked
package org.frontdoor.conformance.mutants.stream;

import org.jspecify.annotations.NullMarked;
