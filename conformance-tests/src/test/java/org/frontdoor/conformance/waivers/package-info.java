/** Waivers, read strictly. */
@NullMarked
package org.frontdoor.conformance.waivers;

import org.jspecify.annotations.NullMarked;
