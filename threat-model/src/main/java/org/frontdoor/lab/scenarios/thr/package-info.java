/** Escrow with a threshold. */
@NullMarked
package org.frontdoor.lab.scenarios.thr;

import org.jspecify.annotations.NullMarked;
