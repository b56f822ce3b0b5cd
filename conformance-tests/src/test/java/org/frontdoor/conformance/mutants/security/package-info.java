/** Mutants of the group SEC. */
@NullMarked
package org.frontdoor.conformance.mutants.security;

import org.jspecify.annotations.NullMarked;
