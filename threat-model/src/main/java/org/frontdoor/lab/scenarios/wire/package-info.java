/** Scenarios of the wire: what two readers make of the same bytes. */
@NullMarked
package org.frontdoor.lab.scenarios.wire;

import org.jspecify.annotations.NullMarked;
