/** What a run is prepared from: options, declaration, credentials and the choice of cases. */
@NullMarked
package org.frontdoor.conformance.session;

import org.jspecify.annotations.NullMarked;
