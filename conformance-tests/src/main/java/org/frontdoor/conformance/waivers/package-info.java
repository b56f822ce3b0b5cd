/** Verdicts that somebody knows of and has a reason for. */
@NullMarked
package org.frontdoor.conformance.waivers;

import org.jspecify.annotations.NullMarked;
