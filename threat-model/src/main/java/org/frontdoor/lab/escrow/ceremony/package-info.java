/**
 * How agents make a key that none of them has, and make its shares anew. Pure: no I/O, no threads.
 */
@NullMarked
package org.frontdoor.lab.escrow.ceremony;

import org.jspecify.annotations.NullMarked;
