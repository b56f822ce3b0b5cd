/** Scenarios as data: what they probe, what the adversary knows, and what is expected. */
@NullMarked
package org.frontdoor.lab.catalogue;

import org.jspecify.annotations.NullMarked;
