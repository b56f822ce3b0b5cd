/** Cases of HI-1: the group header of the catalogue. */
@NullMarked
package org.frontdoor.conformance.cases.header;

import org.jspecify.annotations.NullMarked;
