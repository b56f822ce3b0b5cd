/** The authority's side of escrow: orders, answers, and the coordinator between. */
@NullMarked
package org.frontdoor.lab.escrow.authority;

import org.jspecify.annotations.NullMarked;
