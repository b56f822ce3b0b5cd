/**
 * What scenarios and tests of escrow build on: courts, authorities, logs and running agents of a
 * state.
 */
@NullMarked
package org.frontdoor.lab.escrow.world;

import org.jspecify.annotations.NullMarked;
