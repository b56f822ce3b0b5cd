/**
 * From an accepted task to the interception that runs for it: activation, suspension and end, on
 * command and on the clock.
 *
 * <p>The register says what should run, the {@link
 * org.frontdoor.provider.tasking.InterceptionSwitch} what does run; this room brings the second to
 * the first.
 */
@NullMarked
package org.frontdoor.provider.tasking;

import org.jspecify.annotations.NullMarked;
