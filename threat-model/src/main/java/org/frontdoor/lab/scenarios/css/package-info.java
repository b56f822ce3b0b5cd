/** Scenarios of client-side scanning: what the list can be made to say. */
@NullMarked
package org.frontdoor.lab.scenarios.css;

import org.jspecify.annotations.NullMarked;
