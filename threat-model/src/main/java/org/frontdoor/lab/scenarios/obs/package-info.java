/** Observation: who can find out that somebody is a target. */
@NullMarked
package org.frontdoor.lab.scenarios.obs;

import org.jspecify.annotations.NullMarked;
