/**
 * The independent verifier of completeness: it decides from what was stored whether anything is
 * missing, doubled, exchanged or forged, and shares no code with the packages that seal and chain.
 */
@NullMarked
package org.frontdoor.protocol.verify;

import org.jspecify.annotations.NullMarked;
