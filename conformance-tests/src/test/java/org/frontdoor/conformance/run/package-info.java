/** Tests of how runs go on, against worlds that are not real. */
@NullMarked
package org.frontdoor.conformance.run;

import org.jspecify.annotations.NullMarked;
