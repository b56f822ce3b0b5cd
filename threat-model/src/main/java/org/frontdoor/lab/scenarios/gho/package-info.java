/** Scenarios about ghosts: members and devices that the users did not choose. */
@NullMarked
package org.frontdoor.lab.scenarios.gho;

import org.jspecify.annotations.NullMarked;
