/** Scenarios of scope: who, when and what a warrant covers. */
@NullMarked
package org.frontdoor.lab.scenarios.sco;

import org.jspecify.annotations.NullMarked;
