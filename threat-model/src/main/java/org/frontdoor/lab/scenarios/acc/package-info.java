/** Scenarios of accountability: taps, logs, and who compares them. */
@NullMarked
package org.frontdoor.lab.scenarios.acc;

import org.jspecify.annotations.NullMarked;
