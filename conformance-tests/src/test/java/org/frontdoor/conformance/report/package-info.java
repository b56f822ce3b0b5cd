/** What reports say, and what they never say. */
@NullMarked
package org.frontdoor.conformance.report;

import org.jspecify.annotations.NullMarked;
