/** Scenarios of endpoint hacking: programs that devices were made to install. */
@NullMarked
package org.frontdoor.lab.scenarios.end;

import org.jspecify.annotations.NullMarked;
