/** Mutants of the group OBJ. */
@NullMarked
package org.frontdoor.conformance.mutants.objects;

import org.jspecify.annotations.NullMarked;
