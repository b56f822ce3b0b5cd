/** Scenarios about forward secrecy and healing after a compromise. */
@NullMarked
package org.frontdoor.lab.scenarios.fsc;

import org.jspecify.annotations.NullMarked;
