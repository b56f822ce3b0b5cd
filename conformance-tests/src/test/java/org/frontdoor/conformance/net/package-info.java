/** Tests of addresses and what is below gRPC. */
@NullMarked
package org.frontdoor.conformance.net;

import org.jspecify.annotations.NullMarked;
