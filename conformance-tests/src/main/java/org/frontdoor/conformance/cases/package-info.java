/** All cases of the suite, by the groups of the catalogue. */
@NullMarked
package org.frontdoor.conformance.cases;

import org.jspecify.annotations.NullMarked;
