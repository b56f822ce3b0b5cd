/**
 * The account of what was done: a hash-chained log that says who did what to which object, and
 * never about whom. It knows no other room.
 */
@NullMarked
package org.frontdoor.provider.accountability;

import org.jspecify.annotations.NullMarked;
