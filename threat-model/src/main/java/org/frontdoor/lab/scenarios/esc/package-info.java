/** Escrow with one party. */
@NullMarked
package org.frontdoor.lab.scenarios.esc;

import org.jspecify.annotations.NullMarked;
