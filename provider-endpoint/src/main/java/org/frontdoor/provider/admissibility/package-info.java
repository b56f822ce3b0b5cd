/**
 * May this office order this, for this authority, here and now? National profiles are data; asking
 * them is a pure function. Nothing in here is legal advice.
 */
@NullMarked
package org.frontdoor.provider.admissibility;

import org.jspecify.annotations.NullMarked;
