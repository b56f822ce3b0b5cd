/** The command line of the suite. */
@NullMarked
package org.frontdoor.conformance.cli;

import org.jspecify.annotations.NullMarked;
