/** The authority's side of the interface. */
@NullMarked
package org.frontdoor.authority;

import org.jspecify.annotations.NullMarked;
