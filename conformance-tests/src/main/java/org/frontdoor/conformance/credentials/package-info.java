/** The identities in whose name the suite speaks, and whom it trusts. */
@NullMarked
package org.frontdoor.conformance.credentials;

import org.jspecify.annotations.NullMarked;
