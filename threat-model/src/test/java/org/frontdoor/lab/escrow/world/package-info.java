@NullMarked
package org.frontdoor.lab.escrow.world;

import org.jspecify.annotations.NullMarked;
