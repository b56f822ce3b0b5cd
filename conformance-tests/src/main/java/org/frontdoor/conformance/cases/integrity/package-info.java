/** Buffering, acknowledgement, proofs of completeness, sealing and operator messages of HI-2. */
@NullMarked
package org.frontdoor.conformance.cases.integrity;

import org.jspecify.annotations.NullMarked;
