/** Test purposes of what records say of a messaging service (MSG). */
@NullMarked
package org.frontdoor.conformance.cases.messaging;

import org.jspecify.annotations.NullMarked;
