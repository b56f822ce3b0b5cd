/** The rules of the protocol as pure functions: no I/O, no threads, no clock of its own. */
@NullMarked
package org.frontdoor.protocol;

import org.jspecify.annotations.NullMarked;
