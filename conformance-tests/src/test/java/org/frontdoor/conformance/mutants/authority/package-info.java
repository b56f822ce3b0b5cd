/** Authorities that are wrong in exactly one way: the reference, changed on its way in or out. */
@NullMarked
package org.frontdoor.conformance.mutants.authority;

import org.jspecify.annotations.NullMarked;
