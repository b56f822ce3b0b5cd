/** What a run came to, for people and for programs. */
@NullMarked
package org.frontdoor.conformance.report;

import org.jspecify.annotations.NullMarked;
