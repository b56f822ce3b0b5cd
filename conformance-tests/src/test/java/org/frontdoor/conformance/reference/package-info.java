/** The suite against the reference endpoints, as processes of their own. */
@NullMarked
package org.frontdoor.conformance.reference;

import org.jspecify.annotations.NullMarked;
