/** Cases of HI-1 and HI-2: the group transport of the catalogue. */
@NullMarked
package org.frontdoor.conformance.cases.transport;

import org.jspecify.annotations.NullMarked;
