/** P-256 as escrow uses it: scalars, points, sharing a secret, and proofs. */
@NullMarked
package org.frontdoor.lab.escrow.group;

import org.jspecify.annotations.NullMarked;
