/**
 * Somebody between an authority and a provider who has the keys of both, so that what passes can be
 * looked at, delayed and changed.
 */
@NullMarked
package org.frontdoor.testbed.between;

import org.jspecify.annotations.NullMarked;
