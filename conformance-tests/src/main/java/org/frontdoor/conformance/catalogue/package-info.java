/** The requirement catalogue: what an endpoint must do, and which of it the suite examines. */
@NullMarked
package org.frontdoor.conformance.catalogue;

import org.jspecify.annotations.NullMarked;
