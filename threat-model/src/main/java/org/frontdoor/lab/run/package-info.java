/** Runs a scenario in a profile and a mode, judges it against the catalogue, and reverts it. */
@NullMarked
package org.frontdoor.lab.run;

import org.jspecify.annotations.NullMarked;
