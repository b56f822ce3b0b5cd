/** Tests of how a run begins and ends. */
@NullMarked
package org.frontdoor.conformance.session;

import org.jspecify.annotations.NullMarked;
