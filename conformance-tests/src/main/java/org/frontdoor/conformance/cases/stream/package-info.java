/** Test purposes of the delivery stream (HI2-SEQ, CIN, KA, OPT, TST, NOT, TIM). */
@NullMarked
package org.frontdoor.conformance.cases.stream;

import org.jspecify.annotations.NullMarked;
