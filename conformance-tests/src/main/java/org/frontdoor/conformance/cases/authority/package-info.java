/** Cases against an authority: the suite plays the provider. */
@NullMarked
package org.frontdoor.conformance.cases.authority;

import org.jspecify.annotations.NullMarked;
