/** Mutants of the group TRN. */
@NullMarked
package org.frontdoor.conformance.mutants.transport;

import org.jspecify.annotations.NullMarked;
