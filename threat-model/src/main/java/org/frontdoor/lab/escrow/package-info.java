/**
 * Key escrow by a trusted third party: real agents, several ways to hold the key, and what they
 * check.
 */
@NullMarked
package org.frontdoor.lab.escrow;

import org.jspecify.annotations.NullMarked;
