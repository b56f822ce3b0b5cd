/** Bundles that are whole, and bundles that are not. */
@NullMarked
package org.frontdoor.conformance.bundle;

import org.jspecify.annotations.NullMarked;
