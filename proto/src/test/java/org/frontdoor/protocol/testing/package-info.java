/** Synthetic people, keys, clocks and messages for the tests of all modules. */
@NullMarked
package org.frontdoor.protocol.testing;

import org.jspecify.annotations.NullMarked;
