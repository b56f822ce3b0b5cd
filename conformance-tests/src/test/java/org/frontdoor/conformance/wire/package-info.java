/** Tests of recording and replaying. */
@NullMarked
package org.frontdoor.conformance.wire;

import org.jspecify.annotations.NullMarked;
