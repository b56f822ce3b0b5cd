/**
 * Interception: reads the messenger's journal behind everybody's back, and so at the same distance
 * behind everybody, matches events with active tasks and hands records to delivery.
 *
 * <p>One thread, the {@link org.frontdoor.provider.interception.InterceptionLoop}, does all of it
 * in rounds: commands, events, sealing, one atomic commit. Implements tasking's {@link
 * org.frontdoor.provider.tasking.InterceptionSwitch}.
 */
@NullMarked
package org.frontdoor.provider.interception;

import org.jspecify.annotations.NullMarked;
