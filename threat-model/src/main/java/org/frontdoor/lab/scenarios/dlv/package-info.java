/** Delivery: what is lost on the way to the authority, and who can tell. */
@NullMarked
package org.frontdoor.lab.scenarios.dlv;

import org.jspecify.annotations.NullMarked;
