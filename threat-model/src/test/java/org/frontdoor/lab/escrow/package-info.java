@NullMarked
package org.frontdoor.lab.escrow;

import org.jspecify.annotations.NullMarked;
