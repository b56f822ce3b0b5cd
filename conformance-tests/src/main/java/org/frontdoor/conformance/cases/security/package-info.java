/** Cases of HI-1 and HI-2: the group security of the catalogue. */
@NullMarked
package org.frontdoor.conformance.cases.security;

import org.jspecify.annotations.NullMarked;
