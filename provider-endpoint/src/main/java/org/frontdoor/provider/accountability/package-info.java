/**
 * Two things that cannot be changed unseen: the account of what was done, a hash-chained record of
 * who did what to which object; and the log of what was tasked, a tree that everybody may read and
 * witnesses have seen grow. Neither says about whom. It knows no other room.
 */
@NullMarked
package org.frontdoor.provider.accountability;

import org.jspecify.annotations.NullMarked;
