/** Escrow and other access across jurisdictions. */
@NullMarked
package org.frontdoor.lab.scenarios.jur;

import org.jspecify.annotations.NullMarked;
