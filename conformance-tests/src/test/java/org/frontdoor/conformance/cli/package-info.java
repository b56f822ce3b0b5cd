/** The command line against good, bad and hostile endpoints. */
@NullMarked
package org.frontdoor.conformance.cli;

import org.jspecify.annotations.NullMarked;
