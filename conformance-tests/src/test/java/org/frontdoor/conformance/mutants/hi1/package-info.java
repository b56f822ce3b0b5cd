/** Mutants whose fault shows at HI-1. */
@NullMarked
package org.frontdoor.conformance.mutants.hi1;

import org.jspecify.annotations.NullMarked;
