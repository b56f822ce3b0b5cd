/** The world as it is: gRPC over TLS, and everything else that a stimulus may ask for. */
@NullMarked
package org.frontdoor.conformance.net;

import org.jspecify.annotations.NullMarked;
