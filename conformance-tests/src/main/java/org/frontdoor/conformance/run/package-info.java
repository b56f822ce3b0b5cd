/** Runs cases one after the other and keeps what came of them. */
@NullMarked
package org.frontdoor.conformance.run;

import org.jspecify.annotations.NullMarked;
