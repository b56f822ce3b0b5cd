/**
 * The door of a provider, in two makes: the reference endpoint, and a naive one that has the flaws
 * which the reference has not. Attacks go through both over the same wire.
 */
@NullMarked
package org.frontdoor.lab.front;

import org.jspecify.annotations.NullMarked;
